// The panel "Medical review" tells what is stored when the editor opens; it says so once that is no longer what stands there.
(() => {
  const tell = () => {
    document.querySelectorAll("[data-review-panel]").forEach((panel) => {
      panel.querySelectorAll("[data-review-unchanged]").forEach((statement) => {
        statement.hidden = true;
      });
      const note = panel.querySelector("[data-review-changed]");
      // A page that nobody ever approved differs from nothing.
      if (note) note.hidden = false;
    });
  };

  // Wagtail compares the form with what it held at first, so a field that a script touches while it starts counts for nothing.
  document.addEventListener("w-unsaved:add", (event) => {
    if (event.detail && event.detail.type === "edits") tell();
  });
  document.addEventListener("w-autosave:success", tell);
})();
