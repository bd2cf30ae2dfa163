// The phone's own database. What stands in it is sealed (vault.js): here are only boxes.

const NAME = "taizhang-phone";
let opening;

function database() {
  opening = opening || new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      for (const [box, path] of [["keys", "owner"], ["kept", "owner"], ["items", "key"], ["photos", "key"]]) {
        asked.result.createObjectStore(box, { keyPath: path });
      }
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => { opening = undefined; failed(asked.error); };
  });
  return opening;
}

function over(boxes, mode, work) {
  return database().then((base) => new Promise((done, failed) => {
    const turn = base.transaction(boxes, mode);
    const found = work(turn);
    turn.oncomplete = () => done(found && found.result);
    turn.onabort = turn.onerror = () => failed(turn.error);
  }));
}

export const one = (box, key) => over([box], "readonly", (turn) => turn.objectStore(box).get(key));
export const all = (box) => over([box], "readonly", (turn) => turn.objectStore(box).getAll());

// All or nothing: `put` and `drop` are lists of [box, value or key].
export function write(put, drop = []) {
  const boxes = [...new Set([...put, ...drop].map(([box]) => box))];
  if (!boxes.length) return Promise.resolve();
  return over(boxes, "readwrite", (turn) => {
    for (const [box, value] of put) turn.objectStore(box).put(value);
    for (const [box, key] of drop) turn.objectStore(box).delete(key);
  });
}
