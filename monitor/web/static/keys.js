// Keys: "/" search, "?" help, "j" and "k" from card to card, "o" to open one, "m" to mark it as seen, and copy buttons.
// Keys of one letter can be turned off on the page of help (WCAG 2.1.4): voice control types letters by mistake.
"use strict";
(() => {
  const KEY = "monitor.keys";
  const stored = () => {
    try {
      return window.localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const typing = (event) =>
    event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]");
  const cards = () => [...document.querySelectorAll("article.card[tabindex]")];
  const current = () => document.activeElement && document.activeElement.closest("article.card[tabindex]");

  const step = (by) => {
    const all = cards();
    const at = all.indexOf(current());
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  const search = () => {
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else window.location.assign("/");
  };
  const open = () => {
    const link = current() && current().querySelector("a.open");
    if (link) link.click();
  };
  const mark = () => current() && current().dispatchEvent(new CustomEvent("monitor:mark", { bubbles: true }));
  const actions = {
    "/": search,
    "?": () => window.location.assign("/help"),
    j: () => step(1),
    k: () => step(-1),
    o: open,
    m: mark,
  };

  document.addEventListener("keydown", (event) => {
    const action = Object.hasOwn(actions, event.key) && actions[event.key];
    if (!action || typing(event) || stored() === "off") return;
    event.preventDefault();
    action();
  });

  const toggle = document.getElementById("keys-on");
  if (toggle) {
    toggle.closest("[hidden]").hidden = false;
    toggle.checked = stored() !== "off";
    toggle.addEventListener("change", () => window.localStorage.setItem(KEY, toggle.checked ? "on" : "off"));
  }

  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      const words = document.getElementById(button.dataset.copies).textContent.trim();
      try {
        await navigator.clipboard.writeText(words);
        document.getElementById("live").textContent = "Copied";
        button.textContent = "Copied";
      } catch {
        document.getElementById("live").textContent = "Not copied: mark the words and copy them by hand";
      }
    });
  }
})();
