import type { Canvas, Colour, Rect } from "./canvas";

/** oklch(0.82 0.125 78), the product's lamp. */
export const LAMP: Colour = [240, 186, 95];
const INK: Colour = [25, 30, 40];
const PAPER: Colour = [255, 251, 243];
const PAD_X = 7;
const PAD_Y = 4;
const RADIUS = 12;
/** How much of the light falls on what is behind the word. */
const GLOW = 0.2;
const GLOW_ON_LIGHT = 0.6;
/** Colours further than this from the way between background and text are a picture's (emoji): they stay. */
const FOREIGN = 60;

export const litArea = (box: Rect): Rect => ({
  x: Math.floor(box.x) - PAD_X,
  y: Math.floor(box.y) - PAD_Y,
  width: Math.ceil(box.width) + 2 * PAD_X,
  height: Math.ceil(box.height) + 2 * PAD_Y,
});

/** Lights one word: on a dark ground its letters turn to the lamp's colour, on a light one to ink, both on a soft glow. */
export function lightWord(canvas: Canvas, box: Rect): void {
  const area = litArea(box);
  const { ground, text } = coloursOf(canvas, box);
  const isDark = brightness(ground) < 128;
  // On what is lamp-coloured itself the light is white.
  const light = !isDark && distance(ground, LAMP) < distance(ground, PAPER) ? PAPER : LAMP;
  const litGround = mix(ground, light, isDark ? GLOW : GLOW_ON_LIGHT);
  const litText = isDark ? LAMP : INK;
  const isInBox = (x: number, y: number) =>
    x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
  canvas.paint(area, (x, y) => {
    const colour = canvas.base(x, y);
    if (!isInRounded(x, y, area)) return colour;
    const { along, off } = project(colour, ground, text);
    if (off > FOREIGN) return colour;
    return mix(litGround, isInBox(x, y) ? litText : text, along);
  });
}

/** The commonest colour in the box, and the one furthest from it. */
function coloursOf(canvas: Canvas, box: Rect): { ground: Colour; text: Colour } {
  const counts = new Map<number, { count: number; colour: Colour }>();
  for (let y = Math.ceil(box.y); y < Math.min(canvas.height, box.y + box.height); y += 1) {
    for (let x = Math.ceil(box.x); x < Math.min(canvas.width, box.x + box.width); x += 1) {
      const colour = canvas.base(x, y);
      const key = (colour[0] << 16) | (colour[1] << 8) | colour[2];
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { count: 1, colour });
    }
  }
  const all = [...counts.values()].sort((a, b) => b.count - a.count);
  const ground = all[0]?.colour ?? INK;
  // A letter's inside is a plain colour; single odd pixels do not count.
  const plain = all.filter(({ count }) => count >= Math.max(2, (all[1]?.count ?? 0) / 20));
  const text = plain.reduce<Colour>(
    (furthest, { colour }) => (distance(colour, ground) > distance(furthest, ground) ? colour : furthest),
    ground,
  );
  return { ground, text };
}

/** How far from ground to text a colour lies (0..1), and how far off that way. */
function project(colour: Colour, ground: Colour, text: Colour): { along: number; off: number } {
  const way = minus(text, ground);
  const length = dot(way, way);
  if (length === 0) return { along: 0, off: distance(colour, ground) };
  const along = Math.max(0, Math.min(1, dot(minus(colour, ground), way) / length));
  return { along, off: distance(colour, mix(ground, text, along)) };
}

function isInRounded(x: number, y: number, { x: left, y: top, width, height }: Rect): boolean {
  const dx = Math.max(left + RADIUS - x, x - (left + width - 1 - RADIUS), 0);
  const dy = Math.max(top + RADIUS - y, y - (top + height - 1 - RADIUS), 0);
  return (
    x >= left && x < left + width && y >= top && y < top + height && dx * dx + dy * dy <= RADIUS * RADIUS
  );
}

export const mix = (a: Colour, b: Colour, share: number): Colour => [
  Math.round(a[0] + (b[0] - a[0]) * share),
  Math.round(a[1] + (b[1] - a[1]) * share),
  Math.round(a[2] + (b[2] - a[2]) * share),
];
const minus = (a: Colour, b: Colour): Colour => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Colour, b: Colour) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const distance = (a: Colour, b: Colour) => Math.sqrt(dot(minus(a, b), minus(a, b)));
const brightness = ([r, g, b]: Colour) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
