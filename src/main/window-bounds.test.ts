import { expect, it } from 'vitest';
import { minimumSize, placeWindow } from './window-bounds.ts';

const desk = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1600, height: 1200 };

it('opens in the middle of the first screen', () => {
  expect(placeWindow(null, [desk, second])).toEqual({ x: 240, y: 90, width: 1440, height: 900 });
});

it('opens where it stood last, on whichever screen', () => {
  const last = { x: 2000, y: 100, width: 1200, height: 800 };
  expect(placeWindow(last, [desk, second])).toEqual(last);
});

it('comes back when its screen is gone or only a sliver of it can be seen', () => {
  expect(placeWindow({ x: 2000, y: 100, width: 1200, height: 800 }, [desk])).toMatchObject({ x: 240 });
  expect(placeWindow({ x: -1150, y: 100, width: 1200, height: 800 }, [desk])).toMatchObject({ x: 240 });
  expect(placeWindow({ x: 100, y: -400, width: 1200, height: 800 }, [desk])).toMatchObject({ y: 90 });
  expect(placeWindow({ x: 100, y: 1060, width: 1200, height: 800 }, [desk])).toMatchObject({ y: 90 });
});

it('is never smaller than the desk needs', () => {
  expect(placeWindow({ x: 0, y: 0, width: 10, height: 10 }, [desk])).toEqual({ x: 0, y: 0, ...minimumSize });
  expect(placeWindow(null, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual({
    x: 0,
    y: 0,
    ...minimumSize,
  });
});
