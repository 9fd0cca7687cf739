// The stream without reloading: how many new changes there are, "m" to mark a card as seen, short addresses of filters.
"use strict";
(() => {
  const told = document.getElementById("new-changes");
  const live = document.getElementById("live");
  const found = new Set();
  let source = null;
  let last = null;

  const show = (words) => {
    const link = document.createElement("a");
    link.className = "button";
    link.href = told.dataset.page;
    link.textContent = words;
    told.replaceChildren(link);
    document.title = document.title.replace(/^(\(\d+\+?\) )?/, `(${found.size || "+"}) `);
  };

  const listen = () => {
    const address = new URL(told.dataset.events, window.location.href);
    if (last) address.searchParams.set("after", last);
    source = new EventSource(address);
    source.addEventListener("change", (event) => {
      last = event.lastEventId;
      found.add(last);
      show(found.size === 1 ? "1 new change: show" : `${found.size} new changes: show`);
    });
    source.addEventListener("gap", (event) => {
      last = event.lastEventId;
      show("Many new changes: show");
    });
  };

  // A tab that nobody looks at holds no line: browsers open only six to a site.
  const heed = () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    } else if (!document.hidden && !source) {
      listen();
    }
  };
  if (told) {
    document.addEventListener("visibilitychange", heed);
    window.addEventListener("pagehide", () => source && source.close());
    window.addEventListener("pageshow", (event) => event.persisted && listen());
    heed();
  }

  const unseenForms = (card) =>
    [...card.querySelectorAll("form[action$='/seen']")].filter((form) => form.querySelector("button[value=yes]"));

  const markSeen = async (form) => {
    const body = new URLSearchParams({ seen: "yes", back: "/" });
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error("not marked");
    const button = form.querySelector("button[name=seen]");
    button.value = "no";
    button.textContent = "Mark as unseen";
    const sign = document.createElement("span");
    sign.className = "seen";
    sign.textContent = " ✓ seen";
    form.closest(".one").querySelector("h4").append(sign);
  };

  document.addEventListener("monitor:mark", async (event) => {
    try {
      await Promise.all(unseenForms(event.target).map(markSeen));
      live.textContent = "Marked as seen";
    } catch {
      live.textContent = "Not marked as seen: reload the page and try again";
    }
  });

  const filters = document.querySelector("form.filters");
  if (filters) {
    filters.addEventListener("submit", () => {
      for (const field of filters.elements) if (field.name && !field.value) field.disabled = true;
    });
    window.addEventListener("pageshow", () => {
      for (const field of filters.elements) field.disabled = false;
    });
  }
})();
