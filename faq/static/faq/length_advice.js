// Counts what is typed and says whether it is as long as it should be. What that is, the field itself says.
(() => {
  const QUIET = 1000; // Milliseconds without typing before a screen reader is told.
  const WIDE = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|[\uff01-\uff60]/u;

  const widths = new WeakMap();

  const pixels = (text, letters) => {
    if (!widths.has(letters)) {
      const table = new Map();
      Object.entries(letters.letters).forEach(([width, some]) => [...some].forEach((one) => table.set(one, Number(width))));
      widths.set(letters, table);
    }
    const known = widths.get(letters);
    const sum = [...text.normalize("NFD").replace(/\p{M}/gu, "")].reduce(
      (total, letter) => total + (known.get(letter) || (WIDE.test(letter) ? letters.wide : letters.other)),
      0,
    );
    return Math.round((sum * letters.size) / 1000);
  };

  const state = (length, advice) => {
    if (!length) return "empty";
    if (length < advice.least) return "short";
    return length > advice.most ? "long" : "good";
  };

  const measured = (value, advice) => {
    const text = value.trim().replace(/\s+/g, " ");
    const length = advice.letters ? pixels(text, advice.letters) : [...text].length;
    const words = text ? text.split(" ").length : 0;
    return { state: state(length, advice), words: `${length} ${advice.unit}, ${words} ${words === 1 ? "word" : "words"}.` };
  };

  const counted = (field, other, advice) => {
    const own = measured(field.value, advice);
    if (own.state !== "empty") return { state: own.state, words: `${own.words} ${advice[own.state]}` };
    const shown = other ? measured(other.value, advice) : own;
    if (shown.state === "empty") return { state: "empty", words: advice.empty };
    return { state: shown.state, words: `${advice.empty} It has ${shown.words} ${advice[shown.state]}` };
  };

  const follow = (field) => {
    const advice = JSON.parse(field.dataset.lengthAdvice);
    const shown = document.createElement("p");
    shown.className = "length-advice";
    shown.id = `${field.id}-length`;
    const said = document.createElement("span");
    said.className = "w-sr-only";
    said.setAttribute("aria-live", "polite");
    (field.closest("[data-field-input]") || field).after(shown, said);
    const before = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", [before, shown.id].filter(Boolean).join(" "));

    const other = advice.instead && document.getElementsByName(advice.instead)[0];
    let timer = 0;
    const show = () => {
      const now = counted(field, other, advice);
      shown.dataset.state = now.state;
      shown.textContent = now.words;
    };
    show();
    if (other) other.addEventListener("input", show);
    field.addEventListener("input", () => {
      show();
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        said.textContent = shown.textContent;
      }, QUIET);
    });
  };

  const start = (root) => {
    root.querySelectorAll("[data-length-advice]").forEach((field) => {
      if (!document.getElementById(`${field.id}-length`)) follow(field);
    });
  };

  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("w-formset:added", (event) => start(event.target));
})();
