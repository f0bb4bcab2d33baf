// After a save that was refused: what has to be put right, at the top of the form, each line leading to its field.
(() => {
  const labelOf = (field) => {
    const wrapper = field.closest(".w-panel__wrapper");
    const label = wrapper && wrapper.querySelector(":scope > .w-field__label");
    const heading = field.closest("[data-panel]");
    const words = label || (heading && heading.querySelector("[data-panel-heading-text]"));
    const row = field.closest("[data-inline-panel-child]");
    const title = row && row.querySelector("[data-panel-heading-text]");
    return [title && `Question ${title.textContent.trim()}`, words && words !== title && words.textContent.replace("*", "").trim()]
      .filter(Boolean)
      .join(" › ");
  };

  const lead = (field) => (event) => {
    event.preventDefault();
    window.faqFields.open(field);
  };

  const line = (message) => {
    const field = message.closest("[data-field]");
    const item = document.createElement("li");
    const words = message.textContent.trim().replace(/\s+/g, " ");
    const place = field && labelOf(field);
    if (!place) {
      item.textContent = words;
      return item;
    }
    const link = document.createElement("a");
    const input = field.querySelector("textarea, input, select");
    link.href = `#${(input && input.id) || ""}`;
    link.textContent = `${place}: ${words}`;
    link.addEventListener("click", lead(input || field));
    item.append(link);
    return item;
  };

  const start = () => {
    const form = document.querySelector("form[data-edit-form]");
    const messages = form ? [...form.querySelectorAll(".error-message")].filter((one) => one.textContent.trim()) : [];
    if (!messages.length) return;
    const summary = document.createElement("div");
    summary.className = "review-errors error-summary";
    summary.tabIndex = -1;
    summary.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = "Nothing was saved. Please put this right:";
    const list = document.createElement("ul");
    list.append(...messages.map(line));
    summary.append(heading, list);
    form.prepend(summary);
    summary.focus();
  };

  // After the questions have their titles, and the stream fields their errors.
  document.addEventListener("faq-questions:ready", () => window.setTimeout(start));
})();
