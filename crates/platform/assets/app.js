// Hải Đăng: small comforts for the keyboard. Every page works without this file.
(() => {
  "use strict";
  const find = (selector) => document.querySelector(selector);
  const isTyping = (el) => el.closest("input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]");

  // The CSP lets one Trusted Types policy exist, this one: htmx may parse HTML that our own server
  // sent (inline scripts in it stay dead, script-src 'self'); script text and script URLs from strings stay forbidden.
  try {
    window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
  } catch { /* a stricter CSP: pages work without htmx */ }

  // form[data-guard]: the browser asks before the reader leaves with changes that are not saved.
  // data-guard="dirty": the server shows unsaved input again, so there is something to lose already.
  let leaving = null;
  const markDirty = ({ target }) => {
    if (target.form?.hasAttribute("data-guard")) target.form.dataset.guard = "dirty";
  };
  addEventListener("input", markDirty);
  addEventListener("change", markDirty);
  addEventListener("submit", (event) => { leaving = event.target; });
  addEventListener("pageshow", () => { leaving = null; });
  addEventListener("beforeunload", (event) => {
    const dirty = [...document.querySelectorAll("form[data-guard=dirty]")];
    if (dirty.some((form) => form !== leaving)) event.preventDefault();
  });

  addEventListener("keydown", (event) => {
    const { key, target, altKey } = event;
    const chord = (event.ctrlKey || event.metaKey) && !altKey;
    const press = (element) => {
      if (!element || element.disabled) return;
      event.preventDefault();
      element.click();
    };

    if (chord && key.toLowerCase() === "s") {
      // Ctrl+S saves the form marked data-save.
      const form = target.closest?.("form[data-save]") || find("form[data-save]");
      if (!form) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-save-button]"));
    } else if (altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      // Alt+↑, Alt+↓ in the step table press the row's own move buttons.
      const row = target.closest?.(".steps-edit tbody tr");
      press(row?.querySelector(key === "ArrowUp" ? "[data-op=up]" : "[data-op=down]"));
    } else if (key === "/" && !chord && !altKey && !isTyping(target)) {
      // "/" goes to the search box.
      const box = find(".search input[type=search]");
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  // A page that came back with mistakes starts at their summary.
  find(".err-summary")?.focus();

  // form[data-keep="who-what"]: what is typed stays on this device until the server has it, also while the line is down.
  // Each answer bears a key, so that one that is sent twice counts once. The words stand on the page ([data-keep-words]).
  const words = find("[data-keep-words]")?.dataset;
  const kept = words ? [...document.querySelectorAll("form[data-keep]")] : [];
  const place = (form) => `keep:${form.getAttribute("action")}:${form.dataset.keep}`;
  const load = (form) => { try { return JSON.parse(localStorage.getItem(place(form))); } catch { return null; } };
  const store = (form, it) => {
    try {
      if (it) localStorage.setItem(place(form), JSON.stringify(it));
      else localStorage.removeItem(place(form));
      return true;
    } catch { return false; }
  };
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(16).padStart(2, "0")).join("");
  const fields = (form) => Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "seen"));
  const tell = (form, text) => {
    form.querySelector("[data-keep-state]").textContent = text;
    const left = kept.filter((other) => load(other)?.waits).length;
    const summary = find("[data-keep-summary]");
    summary.hidden = left === 0;
    summary.textContent = left ? `${left} ${words.left}` : "";
  };
  const send = async (form) => {
    const it = load(form);
    if (!it?.waits || form.sending) return;
    form.sending = true;
    try {
      const body = new URLSearchParams({ ...it.fields, seen: form.elements.seen.value });
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.ok) {
        form.elements.seen.value = (await answer.json()).seen;
        // Typed on while it was under way: that waits for the next press.
        if (load(form)?.fields.key === it.fields.key) {
          store(form, null);
          form.elements.key.value = newKey();
          tell(form, words.sent);
        }
      } else if (answer.status === 401 || answer.status === 0) tell(form, words.login);
      else if (answer.status >= 500) tell(form, words.waiting);
      else {
        const problem = await answer.json();
        store(form, { ...it, waits: false });
        tell(form, problem.errors?.map((error) => error.detail).join(" ") || problem.title);
      }
    } catch { tell(form, words.waiting); }
    form.sending = false;
  };
  const flush = () => kept.forEach(send);
  const keep = (form, waits) => {
    form.elements.key.value = newKey();
    return store(form, { fields: fields(form), waits });
  };
  for (const form of kept) {
    const it = load(form);
    for (const [name, value] of Object.entries(it?.fields ?? {})) form.elements[name].value = value;
    if (it) {
      form.closest("details").open = true;
      tell(form, it.waits ? words.waiting : words.draft);
    }
    form.addEventListener("input", () => { if (keep(form, false)) tell(form, words.draft); });
    form.addEventListener("submit", (event) => {
      if (!keep(form, true)) return;
      event.preventDefault();
      send(form);
    });
  }
  if (kept.length) {
    addEventListener("online", flush);
    setInterval(flush, 15_000);
    flush();
  }
})();
