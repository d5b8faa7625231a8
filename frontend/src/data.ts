// The shape of the data in the page. Generated from graphcrm/render/shape.py by `just generate`.

/** Records of one shape: what is the same in all of them, and rows of what differs. */
export interface Table<Row> {
  same: Partial<Row>;
  columns: (string & keyof Row)[];
  rows: unknown[][];
}

export type Word = string | string[];
export type Names = string[];
export type Severity = "critical" | "weak" | "note";
export type ArchState = "kept" | "below" | "expiring" | "missing";
export type MarkKind = "pillar" | "decider" | "ours" | "dot" | "stack" | "anchor";
export type Tone = "champion" | "supporter" | "neutral" | "sceptic" | "opponent" | "blank";

export interface AccountName {
  name: string;
  name_zh: string;
}

/** How a tie between people is drawn, and how much it counts where there is no room for all. */
export interface TieLook {
  tone: string;
  dashes: false | number[];
  arrow: boolean;
  width: number;
  rank: number;
  style?: string;
}

/** A part of a mark: a path, or a text; see `graphcrm.render.scene.shapes`. */
export interface PartData {
  d?: string;
  text?: string;
  fill?: string;
  line?: string;
  width?: number;
  dash?: number[];
  x?: number;
  y?: number;
  size?: number;
  halo?: string;
  room?: number;
  when?: string;
}

/** What the scripts draw with, wherever they draw. */
export interface Look {
  tones: Record<string, string>;
  glyphs: Record<string, string>;
  not_judged: string;
  ties: Record<string, TieLook>;
  stale: number[];
  blank: number[];
  strength: number;
  halo: number;
}

/** Where a judgement comes from; texts by their numbers. */
export interface EvidenceRecord {
  day?: string;
  stale?: number;
  confidence?: number;
  source?: number;
  by?: number;
  place?: number;
  line?: number;
}

export interface StanceRecord {
  day?: string;
  stale?: number;
  confidence?: number;
  source?: number;
  by?: number;
  place?: number;
  line?: number;
  support: number;
  opportunity?: number;
  rival?: number;
}

export interface KnowsRecord {
  day?: string;
  stale?: number;
  confidence?: number;
  source?: number;
  by?: number;
  place?: number;
  line?: number;
  who: number;
  intimacy?: number;
  responsible?: number;
}

export interface PersonRecord {
  id?: string;
  name?: string;
  name_zh?: string;
  search?: string;
  unit?: number;
  title?: number;
  title_zh?: number;
  known?: unknown[][];
  stances?: unknown[][];
  stance?: number;
  met?: number[];
  key?: number;
  placeholder?: number;
  outside?: number;
  cadence?: number;
  ours?: number;
  job?: string;
  facts?: string[][];
}

/** Everybody; a row holds the values of ``columns``, the lists in it those of ``stance`` and ``knows``. */
export interface People {
  columns: string[];
  stance: string[];
  knows: string[];
  rows: unknown[][];
  units: string[][];
  cadence: number;
  texts: string[];
}

export interface AccessTies {
  leaving: number[];
  to: number[];
  price: number[];
  stale: string;
}

export interface AccessDecision {
  id: string;
  deciders: number[];
  other: number[];
}

export interface AccessAccount {
  key: number[];
  lines: number[];
}

/** See `graphcrm.render.page.access`. */
export interface AccessData {
  people: string[];
  ours: number;
  ties: AccessTies;
  prices: number[];
  decisions: AccessDecision[];
  account: AccessAccount;
}

export interface FindingData {
  kind: string;
  severity: string;
  amount: number | null;
  stake: string;
  money: string;
  next: string;
  opportunity: string | null;
  who: string[];
  about: string[];
  why: string[][];
  sentence: string;
  short: string;
  also: string[];
}

export interface RouteData {
  to: string;
  path: string[];
  carries: string;
  stale: boolean;
}

/** What somebody has to say in a decision; empty where that is not known. */
export interface VoiceData {
  code?: string;
  role?: string;
  weight?: string;
  veto?: boolean;
}

export interface SceneData {
  id: string;
  name: string;
  name_zh: string;
  heading: string[];
  sentences: string[];
  facts: string;
  routes: RouteData[];
  deciders: Record<string, VoiceData>;
  stances: Record<string, number>;
  findings: string[];
  cracked: string[];
}

/** Sizes that the script shares with the layout. */
export interface BuildingLook {
  width: number;
  height: number;
  left: number;
  right: number;
  row: number;
  bands: Record<string, number[]>;
  floor: number;
  steps: [number, string, string][];
  thin: number;
  wide: number;
}

export interface LabelData {
  x: number;
  y: number;
  w: number;
  lines: [string, number, number, string][];
  who?: string;
  tick?: number;
  align?: string;
}

export interface BoxData {
  x: number;
  y: number;
  w: number;
  h: number;
  parts: PartData[];
}

export interface PlotData {
  x: number;
  y: number;
  w: number;
  h: number;
  parts: PartData[];
  name: string;
  name_zh: string;
  units: string[];
  people: number[];
  share: string;
  blank: boolean;
}

export interface ArchData {
  x: number;
  y: number;
  w: number;
  h: number;
  parts: PartData[];
  name: string;
  said: string;
  why: string;
  label: LabelData;
  held: [string, string, string, string][];
}

/** A mark of which the id follows from who it is. */
export interface DotRecord {
  mark: "pillar" | "decider" | "ours" | "dot" | "stack" | "anchor";
  x: number;
  y: number;
  w: number;
  h: number;
  who: number;
}

export interface MarkRecord {
  id: string;
  mark: "pillar" | "decider" | "ours" | "dot" | "stack" | "anchor";
  x: number;
  y: number;
  w?: number;
  h?: number;
  who?: string;
  short?: string;
  count?: number;
  crack?: boolean;
  veto?: boolean;
}

export interface WayRecord {
  from: string;
  to: string;
  width: number;
  dashes: boolean;
  smooth: string;
  routes: number[];
  main: boolean;
  arrows: string;
  physics: boolean;
}

/** One decision's picture of the building. */
export interface PictureData {
  nodes: Table<MarkRecord>;
  edges: Table<WayRecord>;
  labels: LabelData[];
  ends: Record<string, (string | null)[]>;
  stacked: string[];
  stacked_ours: string[];
}

export interface CathedralData {
  look: BuildingLook;
  options: Record<string, unknown>;
  bends: Record<string, Record<string, unknown>>;
  marks: Record<string, PartData[]>;
  dots: Table<DotRecord>;
  plots: PlotData[];
  arches: ArchData[];
  labels: LabelData[];
  scenes: Record<string, PictureData>;
}

export interface FindingsData {
  order: string[];
}

export interface NetworkData {
  options: Record<string, unknown>;
  x: number[];
  y: number[];
  circles: [number, number, number][];
  weights: string;
  strengths: Record<string, number[]>;
  marks: Record<string, PartData[]>;
  moderate: number;
}

export interface StepData {
  name: string;
  by: number;
  due: string;
  late: boolean;
}

export interface PlaceRecord {
  who: number;
  box: number[];
  support?: number;
  aim?: number[];
  by: number[];
  stale?: number;
  steps?: StepData[];
}

export interface NineBoxData {
  intimacy: string[];
  support: string[];
  blank: string;
  people: Table<PlaceRecord>;
}

export interface CellData {
  ours: number;
  theirs: number;
  counts: number[];
  known: number[];
  met: number[];
}

export interface FacedRecord {
  who: number;
  rank: number;
  weight: number;
  by?: number;
  our_rank: number;
  level?: number;
}

export interface CoverageData {
  ranks: Record<string, string>;
  below: number;
  cells: CellData[];
  faced: Table<FacedRecord>;
  index: string | null;
  interval: string[];
}

export interface InstrumentData {
  kind: string;
  name: string;
  from: number;
  until: number | null;
  days: string[];
  outcome: string;
  who: number[];
}

export interface FeedbackData {
  kind: string;
  text: string;
  from: number;
  until: number | null;
  days: string[];
  who: number[];
}

export interface DealDates {
  id: string;
  name: string;
  name_zh: string;
  stage: string;
  dates: Record<string, [number, string]>;
  who: number[];
}

/** A unit's interactions by month, those of the units that have no lane (``rest``), or all. */
export interface LaneData {
  cells: number[][];
  unit?: string[];
  rest?: number;
}

export interface InteractionRecord {
  day: number;
  kind: string;
  quality?: number;
  purpose?: number;
  who: number[];
}

export interface DatesData {
  instruments: InstrumentData[];
  feedback: FeedbackData[];
  raised: number[][];
  deals: DealDates[];
}

export interface TimelineData {
  instruments: InstrumentData[];
  feedback: FeedbackData[];
  raised: number[][];
  deals: DealDates[];
  start: string;
  months: number;
  today: number;
  number: number;
  kinds: string[];
  lanes: LaneData[];
  people: Record<string, number[]>;
  held: Table<InteractionRecord>;
  texts: string[];
}

/** For a view whose script makes all of what the page has anyway. */
export type NothingData = Record<string, never>;

export interface ViewsData {
  cathedral: CathedralData;
  findings: FindingsData;
  network: NetworkData;
  tree: NothingData;
  ninebox: NineBoxData;
  coverage: CoverageData;
  timeline: TimelineData;
}

/** All that holds words. */
export interface SpokenData {
  footer: string[];
  findings: Record<string, FindingData>;
  scenes: SceneData[];
  views: ViewsData;
}

export interface PageData {
  footer: string[];
  findings: Record<string, FindingData>;
  scenes: SceneData[];
  views: ViewsData;
  language: string;
  languages: string[];
  language_names: string[];
  account: AccountName;
  as_of: string;
  first: string;
  tabs: string[];
  words: Record<string, string | string[]>;
  scales: Record<string, Record<string, string | string[]>>;
  look: Look;
  signs: Record<string, Record<string, PartData[]>>;
  people: People;
  ties: Record<string, number[]>;
  access: AccessData;
  otherwise: Record<string, ([(string | number)[], unknown])[]>;
}
