// Shows what is being written as it will stand in public; without this, sending shows it.
for (const field of document.querySelectorAll("[data-mirrored]")) {
  const mirror = document.querySelector(field.dataset.mirrored);
  if (mirror) {
    field.addEventListener("input", () => {
      mirror.textContent = field.value;
    });
  }
}
