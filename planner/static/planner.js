// Conveniences only: every journey works without this file.
import { initAll } from "./built/govuk-frontend.min.js";

initAll();

// "Copy" buttons beside secret addresses are hidden until they can work.
for (const button of document.querySelectorAll("[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  const said = document.getElementById(button.dataset.says);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
      said.textContent = "Copied";
    } catch {
      said.textContent = "Selected: press Ctrl and C to copy";
    }
  });
}

// A big register takes seconds to read: say so, and let nobody send it twice.
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    const said = form.querySelector("[data-busy-words]");
    if (said) said.textContent = form.dataset.busy;
  });
}
