import Color from '#colorjs';

/** The backgrounds behind text in the accent colour, as in tokens.css: lightness, chroma and hue in OKLCH. */
const BACKGROUNDS = {
  light: [
    [0.988, 0.004, 85],
    [1, 0, 0],
    [0.96, 0.007, 85],
  ],
  dark: [
    [0.185, 0.008, 60],
    [0.22, 0.009, 60],
    [0.235, 0.009, 60],
  ],
} as const;

/** WCAG 2.2, 1.4.3 asks for 4.5; the rest allows for rounding to hexadecimal colours. */
const CONTRAST = 4.6;

/** Whether a text is an opaque colour in any notation of CSS. */
export function isColour(text: string): boolean {
  try {
    return new Color(text).alpha === 1;
  } catch {
    return false;
  }
}

/**
 * The hue of a colour in OKLCH, in degrees; undefined for black, white and greys.
 * @throws if the text isn't a colour (`isColour`)
 */
export function hueOf(colour: string): number | undefined {
  const [, chroma, hue] = new Color(colour).to('oklch').coords;
  return chroma === null || hue === null || chroma < 0.02 ? undefined : hue;
}

/**
 * The custom properties that make one colour the site's accent, in light and dark. Its hue stays; its lightness is moved
 * until text in it has enough contrast on every background.
 * @throws if the text isn't a colour (`isColour`)
 */
export function accentProperties(accent: string): Record<'--accent' | '--on-accent' | '--wash', string> {
  const [lightness, strength, angle] = new Color(accent).to('oklch').coords.map((value) => value ?? 0) as [
    number,
    number,
    number,
  ];
  const tone = (light: number, chroma: number): Color =>
    new Color('oklch', [light, chroma, angle]).toGamut({ space: 'srgb' });
  const wash = { light: tone(0.952, Math.min(strength, 0.017)), dark: tone(0.245, Math.min(strength, 0.02)) };
  const readable = (scheme: 'light' | 'dark', step: number): Color => {
    const backgrounds = [...BACKGROUNDS[scheme].map((coords) => new Color('oklch', [...coords])), wash[scheme]];
    let light = lightness;
    let colour = tone(light, strength);
    while (backgrounds.some((background) => colour.contrast(background, 'WCAG21') < CONTRAST))
      colour = tone((light += step), strength);
    return colour;
  };
  const both = (light: Color, dark: Color): string => `light-dark(${toHex(light)}, ${toHex(dark)})`;
  return {
    '--accent': both(readable('light', -0.01), readable('dark', 0.01)),
    '--on-accent': both(new Color('oklch', [0.99, 0.004, 85]), tone(0.2, Math.min(strength, 0.02))),
    '--wash': both(wash.light, wash.dark),
  };
}

function toHex(colour: Color): string {
  return colour.to('srgb').toString({ format: 'hex' });
}
