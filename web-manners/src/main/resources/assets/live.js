// One stream of news for all pages of a browser: a shared worker, or a worker of each page where none can be shared.
"use strict";

const SILENT = 20_000; // the stream says something every 10 s; silent for so long it is lost
const AGAIN = 2_000;
const FULL = 60_000; // the server has as many listeners as it serves, or the session is over
const REFUSED = { 401: "out", 503: "full" };

const pages = new Set();
let last = null;
let toldAt = 0;
let state = { state: "waiting" };

function tell(news) {
  for (const page of pages) {
    page.postMessage(news);
  }
}

function stands(other) {
  if (other.state !== state.state) {
    state = other;
    tell(other);
  }
}

function news(lines) {
  const found = { type: "message", data: "" };
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") {
      found.type = value;
    } else if (name === "data") {
      found.data += value;
    } else if (name === "id") {
      last = value;
    }
  }
  if (found.data) {
    toldAt = Date.now();
    tell({ state: "live", type: found.type, data: JSON.parse(found.data) });
  }
}

async function listen() {
  const silent = new AbortController();
  let timer = 0;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), SILENT);
  };
  heard();
  try {
    const answer = await fetch("/api/v1/updates", {
      headers: last ? { "Last-Event-ID": last } : {},
      signal: silent.signal,
      cache: "no-store",
    });
    if (!answer.ok) {
      stands({ state: REFUSED[answer.status] || "lost", since: Date.now() });
      return REFUSED[answer.status] ? FULL : AGAIN;
    }
    stands({ state: "live" });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      heard();
      text += piece.value;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        news(text.slice(0, end).split("\n"));
        text = text.slice(end + 2);
      }
    }
  } catch {
    // it is asked for again
  } finally {
    clearTimeout(timer);
  }
  stands({ state: "lost", since: Date.now() });
  return AGAIN;
}

async function follow() {
  for (;;) {
    const pause = await listen();
    await new Promise((again) => setTimeout(again, pause));
  }
}

function joins(page) {
  pages.add(page);
  page.onmessage = (message) => {
    if (message.data === "leave") {
      pages.delete(page);
    }
  };
  page.postMessage({ ...state, toldAt });
  if (state.state === "waiting" && pages.size === 1) {
    follow();
  }
}

if (typeof SharedWorkerGlobalScope !== "undefined" && self instanceof SharedWorkerGlobalScope) {
  self.onconnect = (connection) => joins(connection.ports[0]);
} else {
  joins(self);
}
