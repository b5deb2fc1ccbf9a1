/**
 * The document as it is to be loaded for printing: laid out on paper only. Laid out for a screen first, a long one costs a second more
 * and two hundred megabytes that are of no use to anybody. `html` is a whole document with a head.
 */
export function paperOnly(html: string): string {
  return html.replace('</head>', '<style media="screen">html { display: none; }</style></head>');
}
