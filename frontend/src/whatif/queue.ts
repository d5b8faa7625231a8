/** Whoever waits, the least first: by what the two lists say of each, then by number. */

const NOWHERE = -1;

export interface Queue {
  /** Lets somebody wait, or move up: call it whenever what is said of somebody got less. */
  put: (item: number) => void;
  take: () => number;
  readonly size: number;
}

export function queue(size: number, price: ArrayLike<number>, second: ArrayLike<number>): Queue {
  const heap = new Int32Array(size);
  const at = new Int32Array(size).fill(NOWHERE);
  let length = 0;
  const less = (a: number, b: number) => price[a] < price[b] || (price[a] === price[b] && (second[a] < second[b] || (second[a] === second[b] && a < b)));
  const set = (place: number, item: number) => {
    heap[place] = item;
    at[item] = place;
  };
  function put(item: number): void {
    let place = at[item] === NOWHERE ? length++ : at[item];
    for (let up = (place - 1) >> 1; place > 0 && less(item, heap[up]); up = (place - 1) >> 1) {
      set(place, heap[up]);
      place = up;
    }
    set(place, item);
  }
  function take(): number {
    const top = heap[0];
    const item = heap[--length];
    let place = 0;
    for (let down = 1; down < length; down = 2 * place + 1) {
      if (down + 1 < length && less(heap[down + 1], heap[down])) down += 1;
      if (!less(heap[down], item)) break;
      set(place, heap[down]);
      place = down;
    }
    set(place, item);
    at[top] = NOWHERE;
    return top;
  }
  return { put, take, get size() { return length; } };
}
