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
})();
