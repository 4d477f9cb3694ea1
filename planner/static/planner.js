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

// Somebody waits for long work: look every second how far it is, and go on when it is done.
const waits = document.querySelector("[data-waits]");
if (waits) {
  const said = document.querySelector("[data-waits-said]");
  const current = (part) => part.querySelector("[aria-current] label")?.textContent.split(":")[0] ?? "";
  const look = async () => {
    let answer;
    try {
      answer = await fetch(location.href, { headers: { "X-Look": "1" }, cache: "no-store" });
    } catch {
      setTimeout(look, 5000); // the planner may be starting again
      return;
    }
    if (answer.status !== 200) {
      location.reload();
      return;
    }
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-waits]");
    if (part) {
      if (current(part) !== current(waits)) said.textContent = current(part);
      waits.replaceChildren(...part.childNodes);
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}
