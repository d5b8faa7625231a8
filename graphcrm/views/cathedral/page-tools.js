"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const { words, people, look } = data;
const state = { scene: null, chosen: null, all: false };

function byId(id) {
  return document.getElementById(id);
}

/** A sentence of the table with its gaps filled; what fills them is never read as a pattern. */
function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap));
}

/** An element with a class, texts and children; texts are only ever text. */
function make(tag, kind, ...content) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  return fill(element, ...content);
}

function fill(element, ...content) {
  element.replaceChildren(...content.filter((part) => part !== null && part !== undefined && part !== ""));
  return element;
}

function button(kind, content, act) {
  const made = make("button", kind, ...[content].flat());
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function known(who) {
  return Object.hasOwn(people, who);
}

/** Both names, where both are known. */
function fullName(who) {
  if (!known(who)) return who;
  const { name, name_zh: other } = people[who];
  return other && !name.includes(other) ? `${name} ${other}` : name;
}

function title(who) {
  return people[who].title || people[who].title_zh || "";
}

function joined(names, most = 4) {
  const shown = names.length > most ? [...names.slice(0, most - 1), say("and_more", { number: names.length - most + 1 })] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} ${words.and} ${shown.at(-1)}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where a contact stands in the scene shown: the judgement that counts, or null. */
function stanceOf(who) {
  const at = (map) => (Object.hasOwn(map, who) ? map[who] : null);
  const place = at(state.scene.stances) ?? at(data.stances);
  return place === null ? null : people[who].stances[place];
}

function toneOf(who) {
  const stance = stanceOf(who);
  return stance ? look.tones[stance.support] : "blank";
}

function glyphOf(who) {
  const stance = stanceOf(who);
  return stance ? look.glyphs[stance.support] : look.not_judged;
}

function stanceWord(who) {
  const stance = stanceOf(who);
  return stance ? words.scales.support[stance.support] : words.not_judged;
}

function glyphMark(tone, glyph) {
  const mark = make("span", `glyph ${tone}`, glyph);
  mark.setAttribute("aria-hidden", "true");
  return mark;
}

/** The numbers of the routes that somebody is part of. */
function routesOf(who) {
  return state.scene.routes.flatMap((route, number) => (route.path.includes(who) ? [number] : []));
}

function findingsOf(who) {
  return state.scene.findings.filter((id) => data.findings[id].who.includes(who) || data.findings[id].about.includes(who));
}
