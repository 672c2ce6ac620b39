// Light enhancement: every page works without it.
"use strict";

// A form marked data-now is sent when a choice in it changes.
for (const form of document.querySelectorAll("form[data-now]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
