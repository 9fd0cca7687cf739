// Keys: "/" goes to the search, "?" to the help. Nothing else here needs a script.
"use strict";
(() => {
  const typing = (event) =>
    event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (typing(event)) return;
    if (event.key === "/") {
      event.preventDefault();
      const field = document.querySelector("input[type=search]");
      if (field) field.focus();
      else window.location.assign("/");
    } else if (event.key === "?") {
      window.location.assign("/help");
    }
  });
})();
