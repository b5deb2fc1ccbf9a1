/* global document -- runs in a page */

/** Nothing but `contenteditable`, without claims: what the browser itself takes. */
export function mountBare(place, { paragraphs }) {
  const root = document.createElement('div');
  root.className = 'text';
  root.contentEditable = 'true';
  root.spellcheck = false;
  for (const text of paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    root.append(paragraph);
  }
  place.replaceChildren(root);
  return {
    root,
    putCaret: (paragraph, offset) => caretIn(root.children[paragraph], offset),
    createClaim: null,
  };
}

/** Puts the page's caret into a paragraph that holds one text node. */
function caretIn(paragraph, offset) {
  paragraph.scrollIntoView({ block: 'center' });
  paragraph.parentElement.focus();
  document.getSelection().setBaseAndExtent(paragraph.firstChild, offset, paragraph.firstChild, offset);
}
