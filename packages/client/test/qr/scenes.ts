import {
  asJpeg,
  asPng,
  blurred,
  busyPage,
  type Colour,
  changed,
  cut,
  grainy,
  overlaid,
  type Picture,
  type Point,
  shoot,
  square,
  turned,
} from "./pictures.js";

type Code = readonly (readonly boolean[])[];

const desk = (x: number, y: number): Colour => {
  const grain = 10 * Math.sin(x / 9 + Math.sin(y / 40) * 3);
  return [120 + grain, 88 + grain, 60 + grain];
};

function upright(code: Code, perModule = 6): Picture {
  const side = code.length * perModule;
  return shoot(code, { width: side + 80, height: side + 80, corners: square(40, 40, side) });
}

function turnedBy(code: Code, degrees: number, more: { readonly inDesk?: boolean } = {}): Picture {
  const middle: Point = [340, 320];
  return shoot(code, {
    width: 680,
    height: 640,
    corners: turned(middle, 360, degrees),
    ...(more.inDesk === true ? { background: desk } : {}),
  });
}

/** A phone's photo: seen from the side, on a desk, in light that falls from one side. */
function photo(code: Code): Picture {
  const flat = shoot(code, {
    width: 900,
    height: 780,
    corners: [
      [190, 150],
      [690, 110],
      [740, 640],
      [150, 580],
    ],
    background: desk,
  });
  return changed(flat, (value, x, y) => value * (0.45 + 0.6 * (x / 900)) * (0.8 + 0.2 * (y / 780)));
}

/** Pictures that people make of a code, each encoded as a file. */
export const scenes: Readonly<Record<string, (code: Code) => Uint8Array>> = {
  "a screenshot": (code) => asPng(upright(code)),
  "two pixels a module": (code) => asPng(upright(code, 2)),
  "turned by 12 degrees": (code) => asPng(turnedBy(code, 12)),
  "turned by 33 degrees on a desk": (code) => asJpeg(turnedBy(code, 33, { inDesk: true }), 80),
  "turned by 90 degrees": (code) => asPng(turnedBy(code, 90)),
  "upside down": (code) => asJpeg(turnedBy(code, 180), 70),
  "turned by 217 degrees, with grain": (code) =>
    asJpeg(grainy(turnedBy(code, 217, { inDesk: true }), 40, 1), 75),
  "a photo from the side": (code) => asJpeg(photo(code), 80),
  sheared: (code) =>
    asPng(
      shoot(code, {
        width: 800,
        height: 600,
        corners: [
          [220, 90],
          [620, 130],
          [540, 500],
          [140, 460],
        ],
      }),
    ),
  "strong grain": (code) => asPng(grainy(upright(code), 150, 2)),
  "a dark room": (code) =>
    asJpeg(
      grainy(
        changed(photo(code), (value) => value * 0.16 + 4),
        8,
        3,
      ),
      85,
    ),
  "low contrast": (code) =>
    asPng(
      grainy(
        changed(upright(code), (value) => 118 + value * 0.1),
        6,
        4,
      ),
    ),
  "out of focus": (code) => asJpeg(blurred(upright(code), 2), 80),
  "JPEG of quality 35": (code) => asJpeg(upright(code, 5), 35),
  "tiny in a big busy page": (code) => {
    const background = busyPage(1920, 1080, 5);
    const side = code.length * 2.6;
    return asPng(
      shoot(code, { width: 1920, height: 1080, corners: square(1402.3, 688.7, side), background }),
    );
  },
  "small in a photo of a big screen": (code) => {
    const background = busyPage(1500, 1000, 6);
    const [x, y, side] = [870, 310, code.length * 4.2];
    const corners = [
      [x, y],
      [x + side, y + 14],
      [x + side - 10, y + side + 18],
      [x - 16, y + side],
    ] as const;
    const scene = shoot(code, { width: 1500, height: 1000, corners, background });
    return asJpeg(grainy(blurred(scene, 1), 20, 7), 75);
  },
  "inverted colours": (code) => asPng(changed(upright(code), (value) => 255 - value)),
  "dark mode, as a photo": (code) =>
    asJpeg(
      changed(photo(code), (value) => 230 - value * 0.8),
      75,
    ),
  "green on yellow": (code) => {
    const scene = { corners: square(50, 50, 420), ink: [20, 110, 60], paper: [250, 230, 120] } as const;
    return asPng(shoot(code, { width: 520, height: 520, ...scene, background: () => scene.paper }));
  },
  "a blot in the middle": (code) => {
    const whole = upright(code);
    const middle = whole.width / 2;
    return asPng(
      changed(whole, (value, x, y, part) =>
        Math.hypot(x - middle, y - middle) < whole.width * 0.045 ? ([200, 40, 60][part] ?? 0) : value,
      ),
    );
  },
  "a lamp on one side and a shadow on the other": (code) => {
    const lit = changed(upright(code), (value, x, y) => {
      const lamp = 190 * Math.exp(-((x - 90) ** 2 + (y - 120) ** 2) / 30_000);
      return value * (y > x ? 0.75 : 0.3) + lamp * 0.6;
    });
    return asJpeg(lit, 80);
  },
  "a photo of a screen with stripes": (code) =>
    asJpeg(
      grainy(
        changed(
          photo(code),
          (value, x, y) => value * (1 + 0.22 * Math.sin(y / 2.3 + x / 31)) + 18 * Math.sin(x / 1.9),
        ),
        16,
        8,
      ),
      70,
    ),
  "cut into the quiet zone": (code) => {
    const whole = upright(code);
    return asPng(cut(whole, 38, 37, code.length * 6 + 3, code.length * 6 + 4));
  },
  "without quiet zone on a dark page": (code) =>
    asPng(
      shoot(code, {
        width: 560,
        height: 560,
        corners: square(80, 80, 400),
        quiet: 1,
        background: () => [30, 32, 40],
      }),
    ),
  "seen in a mirror": (code) => {
    const whole = upright(code);
    const mirror = whole.rgb.map((_value, index) => {
      const pixel = Math.floor(index / 3);
      const [x, y] = [pixel % whole.width, Math.floor(pixel / whole.width)];
      return whole.rgb[(y * whole.width + whole.width - 1 - x) * 3 + (index % 3)] ?? 0;
    });
    return asPng({ ...whole, rgb: mirror });
  },
  "a screenshot within a page of photos": (code) => {
    const page = shoot([[false]], {
      width: 1280,
      height: 900,
      corners: square(-900, -900, 1),
      background: desk,
    });
    return asJpeg(overlaid(page, upright(code, 4), 610, 300), 60);
  },
};
