// Narrows the list of figures while its words are typed; without scripts the button does it.
"use strict";

const words = document.querySelector("#figure-words");
const list = document.querySelector("#what");
if (words && list) {
  const groups = [...list.querySelectorAll("optgroup")].map((group) => [group, [...group.children]]);
  words.addEventListener("input", () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [group, options] of groups) {
      const fitting = options.filter((option) => wanted.every((word) => option.dataset.words.includes(word)));
      group.replaceChildren(...fitting);
      group.hidden = !fitting.length;
    }
  });
}
