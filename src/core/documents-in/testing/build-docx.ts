import { strToU8, zipSync } from 'fflate';

/** Builds small Word documents for tests out of the XML inside `w:body` and of further parts. */

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationsUri = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces =
  `xmlns:w="${w}" xmlns:r="${relationsUri}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly header?: string;
  /** Relations of the document beyond those to the parts: id, type and target. */
  readonly relations?: readonly { id: string; type: string; target: string; isExternal?: boolean }[];
  /** Further files by path. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** Put before the root element of the main part. */
  readonly prolog?: string;
}

const roots: Record<string, string> = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
  header: 'w:hdr',
};

export function docxFiles(parts: DocxParts): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  const relations = [...(parts.relations ?? [])];
  for (const [name, root] of Object.entries(roots)) {
    const content = parts[name as keyof DocxParts];
    if (typeof content !== 'string') continue;
    files[`word/${name}.xml`] = strToU8(`<?xml version="1.0"?><${root} ${namespaces}>${content}</${root}>`);
    relations.push({ id: `part-${name}`, type: name, target: `${name}.xml` });
  }
  const entries = relations.map(
    ({ id, type, target, isExternal }) =>
      `<Relationship Id="${id}" Type="${relationsUri}/${type}" Target="${target}"${isExternal === true ? ' TargetMode="External"' : ''}/>`,
  );
  const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships';
  files['word/_rels/document.xml.rels'] = strToU8(
    `<Relationships xmlns="${package_}">${entries.join('')}</Relationships>`,
  );
  files['_rels/.rels'] = strToU8(
    `<Relationships xmlns="${package_}"><Relationship Id="a" Type="${relationsUri}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  files['word/document.xml'] = strToU8(
    `${parts.prolog ?? ''}<w:document ${namespaces}><w:body>${parts.body}</w:body></w:document>`,
  );
  return { ...files, ...parts.files };
}

export const buildDocx = (parts: DocxParts): Uint8Array => zipSync(docxFiles(parts));

/** One paragraph; `style` names a paragraph style, `inner` is XML instead of plain text. */
export function paragraph(text: string, { style = '', properties = '' } = {}): string {
  const styled = style === '' ? '' : `<w:pStyle w:val="${style}"/>`;
  const inner = text.startsWith('<') ? text : run(text);
  return `<w:p><w:pPr>${styled}${properties}</w:pPr>${inner}</w:p>`;
}

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

export const style = (id: string, name: string, rest = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;
