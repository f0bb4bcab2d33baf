// In the page editor: an address that ends in "#question-<uuid>" opens the editor at that question.
(() => {
  const START = "#question-";

  const fieldsOf = (uuid) =>
    [...document.querySelectorAll('input[name^="questions-"][name$="-uuid"]')].find(
      (input) => input.value === uuid && !input.name.includes("__prefix__"),
    );

  const open = () => {
    if (!window.location.hash.startsWith(START)) return;
    const found = fieldsOf(window.location.hash.slice(START.length));
    if (!found) return;
    const words = document.getElementsByName(found.name.replace(/uuid$/, "question"))[0];
    if (!words) return;
    for (let box = words.closest("[hidden]"); box; box = box.parentElement.closest("[hidden]")) {
      const toggle = document.querySelector(`[aria-controls="${box.id}"][aria-expanded="false"]`);
      if (!toggle) break;
      toggle.click();
    }
    words.scrollIntoView({ block: "center" });
    words.focus({ preventScroll: true });
  };

  // Wagtail opens its first tab and builds its fields while the page loads.
  window.addEventListener("load", () => window.setTimeout(open, 100));
  window.addEventListener("hashchange", open);
})();
