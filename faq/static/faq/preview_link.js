// Opens the preview beside the form in the mode that a button names.
(() => {
  const toggle = () => document.querySelector('[data-side-panel-toggle="preview"]');
  const select = () => document.getElementById("id_preview_mode");

  document.addEventListener("DOMContentLoaded", () => {
    if (!toggle() || !select()) document.querySelectorAll("[data-preview-links]").forEach((links) => links.remove());
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-preview-mode]");
    if (!button) return;
    const mode = select();
    mode.value = button.dataset.previewMode;
    mode.dispatchEvent(new Event("change", { bubbles: true }));
    if (toggle().getAttribute("aria-expanded") !== "true") toggle().click();
    mode.scrollIntoView({ block: "nearest" });
    mode.focus({ preventScroll: true });
  });
})();
