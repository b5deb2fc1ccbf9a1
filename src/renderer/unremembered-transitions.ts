/**
 * Keeps React Aria from hearing that a transition runs. It remembers each element in transition until the last one ends, but of those that
 * removing the element cuts off it hears the first only (adobe/react-spectrum#7326): a button or field that goes while two properties change
 * was kept for ever, with the dialog around it. All it does with that memory is to let a screen reader's focus wait until nothing moves;
 * nothing here moves for longer than a fifth of a second.
 */
window.addEventListener(
  'transitionrun',
  (event) => {
    event.stopPropagation();
  },
  { capture: true },
);
