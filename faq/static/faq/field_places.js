// Finds a field of the page editor by its place in the text, and leads to it, through tabs and folded panels.
(() => {
  const questionPrefix = (number) => {
    const orders = [...document.querySelectorAll('input[name^="questions-"][name$="-ORDER"]')].filter((input) => {
      if (input.name.includes("__prefix__")) return false;
      const removed = document.getElementsByName(input.name.replace("-ORDER", "-DELETE"))[0];
      return !(removed && removed.value);
    });
    orders.sort((a, b) => Number(a.value) - Number(b.value));
    const found = orders[number - 1];
    return found ? found.name.slice(0, -"ORDER".length) : null;
  };

  // The number of the question counts from 1, and is 0 for a field of the page.
  const find = (name, number) => {
    const prefix = number ? questionPrefix(number) : "";
    if (prefix === null) return null;
    // A stream field has no input of its own name; Wagtail names its count.
    return document.getElementsByName(prefix + name)[0] || document.getElementsByName(`${prefix + name}-count`)[0] || null;
  };

  const unfold = (field) => {
    const tab = field.closest('[role="tabpanel"]');
    const button = tab && document.querySelector(`[role="tab"][aria-controls="${tab.id}"], a[role="tab"][href="#${tab.id}"]`);
    if (button) button.click();
    for (let box = field.closest("[hidden]"); box && box !== tab; box = box.parentElement.closest("[hidden]")) {
      const toggle = document.querySelector(`[aria-controls="${box.id}"][aria-expanded="false"]`);
      if (toggle) toggle.click();
    }
  };

  const open = (field) => {
    unfold(field);
    const shown = field.closest("[data-field], .w-field, .w-panel") || field;
    const editable = shown.querySelector("textarea, input:not([type=hidden]), [contenteditable=true], select, button");
    window.setTimeout(() => {
      shown.scrollIntoView({ block: "center" });
      const target = field.type === "hidden" ? editable : field.offsetParent ? field : editable;
      if (target) target.focus({ preventScroll: true });
    }, 100);
  };

  window.faqFields = { find, open };
})();
