// What forms do in a browser beyond being sent: drafts, amounts in full, lists that are filtered while one types.
// Without it everything still works.
"use strict";

(() => {
  const BEGIN = "draft ";
  const plain = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replaceAll("đ", "d");

  // Whoever signs out, or sees that something was done, leaves no draft of it.
  function forget(which) {
    Object.keys(sessionStorage).filter((key) => key.startsWith(BEGIN) && which(key)).forEach((key) => sessionStorage.removeItem(key));
  }
  document.querySelector("form[action='/logout']")?.addEventListener("submit", () => forget(() => true));
  if (document.getElementById("done")) {
    forget((key) => key === sessionStorage.getItem("sent"));
    sessionStorage.removeItem("sent");
  }

  // A personal id is in no draft, nor is what was hidden from who typed.
  const isKept = (control) => control.name && !control.name.startsWith("_")
    && !["hidden", "file", "password", "submit", "button"].includes(control.type)
    && !("personal" in control.dataset) && !/(?:\d[ .-]?){12}/.test(control.value);

  // What was chosen of a list that was fetched is fetched again by its id.
  async function choose(search, name, value) {
    const query = new URLSearchParams({ [name]: value, [search.name]: search.value });
    const answer = await fetch(search.dataset.hxGet + "&" + query, { headers: { Accept: "text/html" } }).catch(() => null);
    if (answer?.ok) {
      const part = new DOMParser().parseFromString(await answer.text(), "text/html").body;
      search.closest(".picker").querySelector(".picked").replaceChildren(...part.children);
    }
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const key = BEGIN + form.dataset.draft;
    const controls = () => [...form.elements].filter(isKept);
    const first = JSON.stringify(read());

    function read() {
      return controls().map((it) => [it.name, it.value, it.type === "checkbox" || it.type === "radio" ? it.checked : null]);
    }

    // What the server shows as it was typed counts more than a draft of it.
    const isTyped = document.getElementById("flaws") || document.getElementById("foreseen")
      || new URLSearchParams(location.search).has("kept");
    const kept = sessionStorage.getItem(key);
    if (kept && !isTyped) {
      for (const [name, value, checked] of JSON.parse(kept)) {
        const same = controls().filter((it) => it.name === name);
        if (checked === null) {
          same.forEach((it) => { it.value = value; });
        } else {
          same.filter((it) => it.value === value).forEach((it) => { it.checked = checked; });
        }
        const search = checked && value ? form.querySelector(`[data-pick="${CSS.escape(name)}"]`) : null;
        if (search && !same.some((it) => it.value === value)) {
          choose(search, name, value);
        }
      }
    }
    form.addEventListener("input", () => {
      const now = JSON.stringify(read());
      if (now === first) {
        sessionStorage.removeItem(key);
      } else {
        sessionStorage.setItem(key, now);
      }
    });
    form.addEventListener("submit", () => sessionStorage.setItem("sent", key));
    form.querySelector("[data-leave]")?.addEventListener("click", () => sessionStorage.removeItem(key));
  }

  // An amount in full beside the control, as the server would read it; nothing where it is none for certain.
  const UNITS = {
    ty: 9n, ti: 9n, billion: 9n, trieu: 6n, tr: 6n, million: 6n, nghin: 3n, ngan: 3n, thousand: 3n, dong: 0n, d: 0n, vnd: 0n, "₫": 0n,
  };
  function dong(text) {
    const words = plain(text).match(/\d+(?:[., ]\d+)*|[^\d\s]+/g) || [];
    let sum = 0n;
    let before = null;
    for (let i = 0; i < words.length;) {
      const number = words[i++];
      const isBare = i >= words.length;
      const unit = isBare ? 0n : UNITS[words[i++]];
      // "600 triệu đồng": a đồng behind another unit says nothing more
      i += unit > 0n && UNITS[words[i]] === 0n ? 1 : 0;
      const amount = unit === undefined ? null : whole(number, unit);
      if (amount === null || (before !== null && (isBare || unit >= before))) {
        return null;
      }
      sum += amount;
      before = unit;
    }
    return before === null ? null : sum;
  }
  function whole(number, unit) {
    if (/^\d+$/.test(number)) {
      return BigInt(number) * 10n ** unit;
    }
    const once = number.replace(/\d/g, "").length === 1;
    if (/^[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*$/.test(number)) {
      const certain = unit === 0n || !once || number.includes(" ") || (number.includes(".") && number.endsWith("0"));
      return certain ? BigInt(number.replace(/\D/g, "")) * 10n ** unit : null;
    }
    const [before, fraction] = number.split(/[.,]/);
    if (unit === 0n || !once || fraction === undefined || BigInt(fraction.length) > unit) {
      return null;
    }
    return BigInt(before + fraction) * 10n ** (unit - BigInt(fraction.length));
  }
  const shown = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "vi");
  for (const control of document.querySelectorAll("[data-money]")) {
    const full = document.createElement("output");
    full.className = "note full-amount";
    control.after(full);
    const show = () => {
      const amount = control.value.trim() ? dong(control.value) : null;
      const written = amount === null ? "" : shown.format(amount);
      full.textContent = written === control.value.trim() ? "" : "= " + written + " ₫";
    };
    control.addEventListener("input", show);
    show();
  }

  // What the columns of a table add up to, of the lines in which something stands.
  for (const table of document.querySelectorAll("table[data-sums]")) {
    const sum = () => {
      const lines = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("select, input:not(.filter)")])
        .filter((controls) => controls.some((it) => it.value.trim()));
      for (const foot of table.querySelectorAll("[data-sum]")) {
        const amounts = lines.map((line) => dong(line.find((it) => it.name.endsWith("." + foot.dataset.sum)).value));
        const known = amounts.filter((it) => it !== null);
        const all = shown.format(known.reduce((one, other) => one + other, 0n));
        foot.textContent = known.length === 0 ? "–" : known.length === amounts.length ? all : table.dataset.sums.replace("0", all);
      }
    };
    table.addEventListener("input", sum);
    sum();
  }

  // Whether what an option stands for was there on a day, or in a year, that is typed elsewhere in the form.
  function isThen(option, text) {
    const date = text.trim().match(/^(?:(\d{1,2})\/(\d{1,2})\/)?(\d{4})$/);
    if (!date) {
      return true;
    }
    const [, day, month, year] = date;
    const size = day ? 10 : 4;
    const then = day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : year;
    const { from, to } = option.dataset;
    return (!from || then >= from.slice(0, size)) && (!to || then <= to.slice(0, size));
  }

  // A long list is found by typing without accents; of two provinces of one name the date leaves the right one.
  for (const select of document.querySelectorAll("select[data-filter]")) {
    const search = document.createElement("input");
    search.type = "search";
    search.className = "filter";
    search.autocomplete = "off";
    search.placeholder = select.dataset.filter;
    search.setAttribute("aria-label", select.dataset.filter);
    search.setAttribute("aria-controls", select.id);
    select.before(search);
    const when = select.form?.elements[new URLSearchParams(select.form.dataset.dated || "").get(select.name)];
    const narrow = () => {
      const asked = plain(search.value.trim());
      const options = [...select.options].filter((it) => it.value);
      const found = options.filter((it) => plain(it.text).split(/\s+/).join(" ").includes(asked) && isThen(it, when?.value || ""));
      options.forEach((it) => { it.hidden = !found.includes(it) && !it.selected; it.disabled = it.hidden; });
      return { asked, found };
    };
    when?.addEventListener("input", narrow);
    narrow();
    search.addEventListener("input", (event) => {
      event.stopPropagation();
      const { asked, found } = narrow();
      const exact = found.filter((it) => plain(it.text) === asked);
      const one = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : null;
      if (asked && one) {
        select.value = one.value;
        select.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  }

  // Enter in a search within a form looks for it and doesn't send the form; arrows go on to what is found.
  for (const search of document.querySelectorAll("[data-pick]")) {
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        search.dispatchEvent(new Event("search", { bubbles: true }));
      } else if (event.key === "ArrowDown") {
        const first = search.closest(".picker").querySelector(".picked input");
        if (first) {
          event.preventDefault();
          first.focus();
        }
      }
    });
  }

  // Who else it may be, while its name is typed.
  const likely = document.querySelector("[data-duplicates]");
  const name = document.getElementById("name");
  if (likely && name) {
    let waiting;
    let asked = "";
    name.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const text = name.value.trim();
        if (text.length < 4 || text === asked) {
          return;
        }
        asked = text;
        const province = document.getElementById("province")?.value || "";
        const query = new URLSearchParams(province ? { name: text, province } : { name: text });
        const answer = await fetch("/duplicates?" + query, { headers: { Accept: "text/html" } }).catch(() => null);
        if (answer?.ok && text === asked) {
          const part = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("likely");
          likely.replaceChildren(...(part ? [document.adoptNode(part)] : []));
        }
      }, 400);
    });
  }
})();
