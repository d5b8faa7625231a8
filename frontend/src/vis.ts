/** vis-network, as far as the page uses it. It stands in the page before the page's own script. */

export interface Spot {
  x: number;
  y: number;
}

export interface DataSet<Item extends { id: string }> {
  add(items: Item[]): unknown;
  update(items: Item[]): unknown;
  remove(ids: string[]): unknown;
  clear(): unknown;
  get(id: string): Item | null;
  getIds(options?: { filter: (item: Item) => boolean }): string[];
}

export interface Network {
  on(event: string, act: (ctx: CanvasRenderingContext2D) => void): void;
  redraw(): void;
  destroy(): void;
  getScale(): number;
  getViewPosition(): Spot;
  moveTo(to: { position?: Spot; scale?: number; animation: false }): void;
  setOptions(options: object): void;
  setSize(wide: string, high: string): void;
  DOMtoCanvas(spot: Spot): Spot;
  canvasToDOM(spot: Spot): Spot;
  getEdgeAt(spot: Spot): string | undefined;
}

/** What vis-network hands to whoever draws a mark. */
export interface Rendering extends Spot {
  ctx: CanvasRenderingContext2D;
  id: string;
}

export interface Rendered {
  drawNode: () => void;
  nodeDimensions: { width: number; height: number };
}

export interface Edge {
  id: string;
  from: string;
  to: string;
  width: number;
  dashes: boolean | number[];
  smooth: unknown;
  arrows: unknown;
  physics: boolean;
  color: { color: string; inherit: boolean; opacity: number };
  hidden?: boolean;
}

declare const vis: {
  DataSet: new <Item extends { id: string }>(items: Item[]) => DataSet<Item>;
  Network: new (canvas: HTMLElement, parts: object, options: object) => Network;
};

export function dataSet<Item extends { id: string }>(items: Item[]): DataSet<Item> {
  return new vis.DataSet(items);
}

/** A drawing of which every mark is drawn by `renderer`. */
export function drawNetwork<Node extends { id: string }, Line extends { id: string }>(
  canvas: HTMLElement,
  nodes: DataSet<Node>,
  edges: DataSet<Line>,
  options: Record<string, unknown>,
  renderer: (rendering: Rendering) => Rendered,
): Network {
  const looks = { ...(options.nodes as object), ctxRenderer: renderer };
  return new vis.Network(canvas, { nodes, edges }, { ...options, nodes: looks });
}

export const NOT_DRAWN: Rendered = { drawNode() { /* nothing stands there */ }, nodeDimensions: { width: 0, height: 0 } };
