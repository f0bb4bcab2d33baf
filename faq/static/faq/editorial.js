// Editorial checks in the page editor: follows what is being typed, and leads from a finding to its field.
(() => {
  const WAIT = 1500; // Milliseconds without typing before the server is asked.
  const panel = () => document.querySelector("[data-editorial]");

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

  const fieldOf = (link) => {
    const number = Number(link.dataset.editorialQuestion);
    const prefix = number ? questionPrefix(number) : "";
    if (prefix === null) return null;
    const name = prefix + link.dataset.editorialField;
    // A stream field has no input of its own name; Wagtail names its count.
    return document.getElementsByName(name)[0] || document.getElementsByName(`${name}-count`)[0] || null;
  };

  const open = (field) => {
    const tab = field.closest('[role="tabpanel"]');
    const button = tab && document.querySelector(`[role="tab"][aria-controls="${tab.id}"], a[role="tab"][href="#${tab.id}"]`);
    if (button) button.click();
    for (let box = field.closest("[hidden]"); box && box !== tab; box = box.parentElement.closest("[hidden]")) {
      const toggle = document.querySelector(`[aria-controls="${box.id}"][aria-expanded="false"]`);
      if (toggle) toggle.click();
    }
    const shown = field.closest("[data-field], .w-field, .w-panel") || field;
    const editable = shown.querySelector("textarea, input:not([type=hidden]), [contenteditable=true], select, button");
    window.setTimeout(() => {
      shown.scrollIntoView({ block: "center" });
      const target = field.type === "hidden" ? editable : field.offsetParent ? field : editable;
      if (target) target.focus({ preventScroll: true });
    }, 100);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-editorial-field]");
    const field = link && fieldOf(link);
    if (!field) return;
    event.preventDefault();
    open(field);
  });

  // A report leads here with the number of the question and the name of the field.
  const linked = /^#field-(\d+)-(\w+)$/.exec(window.location.hash);
  if (linked) {
    window.addEventListener("load", () => {
      const field = fieldOf({ dataset: { editorialQuestion: linked[1], editorialField: linked[2] } });
      if (field) window.setTimeout(() => open(field), 300);
    });
  }

  let timer = 0;
  let asked = 0;

  const ask = async (form) => {
    const box = panel();
    const number = (asked += 1);
    const about = box.querySelector("[data-editorial-of]");
    try {
      const answer = await fetch(box.dataset.editorialAddress, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "XMLHttpRequest" },
        signal: AbortSignal.timeout(20000),
      });
      if (number !== asked) return;
      if (answer.ok) {
        box.querySelector("[data-editorial-findings]").innerHTML = await answer.text();
        about.textContent = "This is about what stands in the form now.";
      } else {
        about.textContent = "The form cannot be read yet; this is what was found before.";
      }
    } catch {
      if (number === asked) about.textContent = "The server did not answer; this is what was found before.";
    }
  };

  const later = (event) => {
    const box = panel();
    const form = box && box.closest("form");
    if (!form || !form.contains(event.target)) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask(form), WAIT);
  };
  document.addEventListener("input", later);
  document.addEventListener("change", later);
})();
