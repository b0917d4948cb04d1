// What the pages do in a browser beyond links and forms. Without it everything still works.
"use strict";

(() => {
  const SPEAKS_EVERY = 10_000;
  const REFRESHES_EVERY = 700;
  const ASKS_AGAIN = 5_000;

  // The address says the view of the places, also where it was reached without.
  const said = document.querySelector("[data-address]");
  if (said && said.dataset.address !== location.pathname + location.search) {
    history.replaceState(history.state, "", said.dataset.address + location.hash);
  }

  const live = document.getElementById("live");
  if (!live) {
    return;
  }
  const words = live.dataset;
  const lamp = live.querySelector(".live");
  const button = live.querySelector("button");
  const reload = document.getElementById("reload");
  const lines = reload.textContent;
  const voice = document.getElementById("said");
  const strip = document.getElementById("cut");
  let state = { state: "waiting" };
  let isPaused = false;
  let isWaiting = false;
  let isMissed = false;
  let spokenAt = 0;
  let refreshedAt = 0;

  function speak(text) {
    if (Date.now() - spokenAt >= SPEAKS_EVERY) {
      spokenAt = Date.now();
      voice.textContent = text;
    }
  }

  function show() {
    const shown = isPaused ? "paused" : state.state;
    live.hidden = shown === "waiting";
    const since = state.since
      ? new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "Asia/Ho_Chi_Minh" }).format(state.since)
      : "";
    lamp.textContent = (words["word" + shown[0].toUpperCase() + shown.slice(1)] || "").replace("{0}", since);
    button.textContent = isPaused ? words.resume : words.pause;
    button.hidden = !isPaused && shown !== "live";
    if (shown === "out") {
      reload.hidden = false;
      reload.textContent = words.signIn;
    } else if (reload.textContent === words.signIn) {
      reload.hidden = true;
      reload.textContent = lines;
    }
    if (shown === "lost" || shown === "out") {
      strip.dataset.state = "stale";
      speak(lamp.textContent);
    } else if (shown === "live") {
      strip.dataset.state = strip.querySelector("[data-behind]") ? "behind" : "live";
    } else {
      strip.dataset.state = "still";
    }
  }

  // Whether two parts differ in nothing but their words and figures.
  function isAlike(one, other) {
    if (one.nodeType !== other.nodeType || one.nodeName !== other.nodeName) {
      return false;
    }
    return one.childNodes.length === other.childNodes.length
      && [...one.childNodes].every((child, i) => isAlike(child, other.childNodes[i]));
  }

  function take(one, other) {
    if (one.nodeType === Node.TEXT_NODE) {
      if (one.data !== other.data) {
        one.data = other.data;
        flash(one.parentElement);
      }
      return;
    }
    if (one.nodeType !== Node.ELEMENT_NODE) {
      return;
    }
    for (const attribute of other.attributes) {
      if (attribute.name !== "open" && one.getAttribute(attribute.name) !== attribute.value) {
        one.setAttribute(attribute.name, attribute.value);
      }
    }
    [...one.childNodes].forEach((child, i) => take(child, other.childNodes[i]));
  }

  function flash(element) {
    element.classList.remove("fresh");
    requestAnimationFrame(() => element.classList.add("fresh"));
  }

  function names(part) {
    return [...part.querySelectorAll("tbody th[scope=row]")].map((name) => name.textContent).join("\n");
  }

  // A part is replaced where what it shows has changed, and never so that rows move under whoever reads them. Where
  // no row was, none can.
  function renew(part, now) {
    if (part.textContent === now.textContent) {
      return false;
    }
    const isOther = names(part) !== names(now);
    if (isAlike(part, now) && !isOther) {
      take(part, now);
    } else if ((isOther && names(part)) || part.contains(document.activeElement)) {
      reload.hidden = false;
    } else {
      part.replaceWith(document.adoptNode(now));
      flash(now);
    }
    return true;
  }

  async function refresh() {
    isWaiting = false;
    refreshedAt = Date.now();
    const parts = [...document.querySelectorAll("[data-live]")];
    if (parts.length === 0) {
      return;
    }
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.status === 401) {
        state = { state: "out" };
        show();
        return;
      }
      if (!answer.ok) {
        again();
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      let changed = 0;
      for (const part of parts) {
        const now = page.getElementById(part.id);
        changed += now && renew(part, now) && part.id !== "cut-text" ? 1 : 0;
      }
      if (changed > 0) {
        speak(words.changed);
      }
      show();
    } catch {
      again();
    }
  }

  // Nothing else may happen for a long time, so what could not be had is asked for once more.
  function again() {
    setTimeout(moved, ASKS_AGAIN);
  }

  function moved() {
    if (isPaused || document.hidden) {
      isMissed = true;
    } else if (!isWaiting) {
      isWaiting = true;
      setTimeout(refresh, Math.max(50, refreshedAt + REFRESHES_EVERY - Date.now()));
    }
  }

  function catchUp() {
    if (isMissed && !isPaused && !document.hidden) {
      isMissed = false;
      moved();
    }
  }

  function hear(message) {
    if (message.data.state !== state.state) {
      const wasAway = state.state === "lost" || state.state === "out";
      state = message.data;
      show();
      if (wasAway && state.state === "live") {
        moved();
      }
    }
    // What was told while this page was on its way, the others heard alone.
    if (message.data.toldAt > performance.timeOrigin) {
      moved();
    }
    if (message.data.type) {
      if (!isPaused) {
        document.body.dispatchEvent(new CustomEvent("live:" + message.data.type, { detail: message.data.data }));
      }
      moved();
    }
  }

  // Parts that htmx asks for are replaced where their words differ, too.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target && target.id && event.detail.xhr && event.detail.xhr.status === 200) {
      const page = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
      const now = page.getElementById(target.id);
      if (now && now.textContent === target.textContent) {
        event.detail.shouldSwap = false;
      }
    }
  });

  button.addEventListener("click", () => {
    isPaused = !isPaused;
    show();
    catchUp();
  });
  document.addEventListener("visibilitychange", catchUp);

  // Who signs in is told more than the public: a stream of its own for each reader.
  let line;
  if (typeof SharedWorker === "undefined") {
    line = new Worker(words.worker);
  } else {
    line = new SharedWorker(words.worker, words.reader).port;
    line.start();
    addEventListener("pagehide", () => line.postMessage("leave"));
    addEventListener("pageshow", (event) => {
      if (event.persisted) {
        location.reload();
      }
    });
  }
  line.onmessage = hear;
})();
