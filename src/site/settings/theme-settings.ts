import { z } from 'zod';
import { text } from '../../source/fields.ts';
import { isColour, isPaper } from '../palette.ts';
import { colour } from './values.ts';

/** The schema of `theme`. */
export function themeSettings() {
  return z
    .strictObject({
      accent: colour()
        .optional()
        .describe(
          'The color of links and buttons, in any notation of CSS. It is made lighter or darker where text would be hard to read.',
        ),
      neutral: colour().optional().describe('A color whose hue tints text, lines and fields.'),
      paper: colour()
        .refine((value) => !isColour(value) || isPaper(value), {
          error:
            'expected a color on which text can be read: a light one (in OKLCH, a lightness of 90% or more) or a dark one (28% or less)',
        })
        .optional()
        .describe(
          'The color of the page: a light one for the light theme, a dark one for the dark theme and the cards. The other theme, and all fields and lines, follow it.',
        ),
      logo: text()
        .optional()
        .describe('The path of a picture in the content folder that replaces the name in the header.'),
      fonts: z
        .strictObject({
          text: fontNames().optional().describe('Of running text.'),
          display: fontNames().optional().describe('Of the headword and the headings.'),
          code: fontNames().optional().describe('Of code.'),
        })
        .optional()
        .describe(
          'Font families as in CSS, the preferred one first: Georgia, serif. Declare fonts of your own in theme.css.',
        ),
      cards: z
        .int({ error: 'expected a whole number' })
        .min(0, { error: 'expected a number from 0 on' })
        .default(2000)
        .describe(
          'The largest number of terms, in all languages, for which each term has its own card. On a larger site the terms of a category share one, as drawing cards takes long; it is used in link previews, not on the pages.',
        ),
      favicon: text()
        .optional()
        .describe('The path of an SVG or PNG in the content folder: the icon of the site in tabs and bookmarks.'),
    })
    .prefault({})
    .describe('How the site looks. theme.css can change everything else.');
}

/** Font families. Characters that could end the CSS declaration are refused. */
function fontNames() {
  return text().regex(/^[^;{}<>\\\n]+$/u, {
    error: 'expected names of fonts with commas between them, such as: Georgia, serif',
  });
}
