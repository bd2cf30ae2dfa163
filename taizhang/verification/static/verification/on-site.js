// Where the phone is, noted with the photos once somebody presses for it; never by itself.

const button = document.querySelector("[data-here]");
const told = document.querySelector("[data-here-told]");
const north = document.querySelector("[name=north]");
const east = document.querySelector("[name=east]");

if (button && navigator.geolocation) {
  button.hidden = false;
  button.addEventListener("click", () => {
    told.textContent = button.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        north.value = Math.round(coords.latitude * 10_000);
        east.value = Math.round(coords.longitude * 10_000);
        told.textContent = button.dataset.found;
      },
      () => { told.textContent = button.dataset.refused; },
      { enableHighAccuracy: true, timeout: 8000, maximumAge: 60_000 },
    );
  });
}
