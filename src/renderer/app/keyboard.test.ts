// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { hasOwnUndo, isTypingPlace } from './keyboard.ts';

const place = (selector: string) => {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`No ${selector}`);
  return element;
};

beforeEach(() => {
  const make = (
    tag: string,
    attributes: Readonly<Record<string, string>>,
    parent: Element = document.body,
  ) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return parent.appendChild(element);
  };
  document.body.replaceChildren();
  make('input', { id: 'field' });
  make('input', { id: 'tick', type: 'checkbox' });
  make('span', { id: 'draft' }, make('div', { contenteditable: 'true' }));
  make('span', { id: 'check' }, make('div', { contenteditable: 'true', 'aria-readonly': 'true' }));
  make('button', { id: 'in-dialog' }, make('div', { role: 'dialog' }));
  make('button', { id: 'button' });
  make('input', { id: 'switch', type: 'checkbox', role: 'switch' });
  make('button', { id: 'in-menu' }, make('div', { role: 'menu' }));
  make('div', { id: 'row' }, make('div', { class: 'ui-listbox' }));
  make('button', { id: 'select', 'aria-haspopup': 'listbox' });
});

it('leaves letters to text fields, the draft, dialogs and selects, which are typed ahead in', () => {
  for (const id of ['#field', '#draft', '#in-dialog', '#select'])
    expect(isTypingPlace(place(id)), id).toBe(true);
});

it('takes single keys on buttons, tick boxes and the page that is only read', () => {
  for (const id of ['#button', '#tick', '#check']) expect(isTypingPlace(place(id)), id).toBe(false);
  expect(isTypingPlace(null)).toBe(false);
});

it('undoes acts from lists, selects, switches and the page that is only read, not in text or over a dialog', () => {
  for (const id of ['#row', '#select', '#switch', '#tick', '#button', '#check'])
    expect(hasOwnUndo(place(id)), id).toBe(false);
  for (const id of ['#field', '#draft', '#in-dialog', '#in-menu'])
    expect(hasOwnUndo(place(id)), id).toBe(true);
});
