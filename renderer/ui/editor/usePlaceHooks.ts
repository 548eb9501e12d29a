import type { Editor } from '@tiptap/core';
import { type Ref, useEffect, useImperativeHandle, useState } from 'react';
import { type EditorPlaces, type PlaceControl, type PlaceHooks, placeControl } from './places.ts';

/** What the place nodes of an editor read: always the newest words and acts. Undefined for a text without places. */
export function usePlaceHooks(places: EditorPlaces | undefined): PlaceHooks | undefined {
  const [hooks] = useState<PlaceHooks | undefined>(() =>
    places === undefined ? undefined : { places, views: new Set() },
  );
  if (hooks !== undefined && places !== undefined) hooks.places = places;
  const look = places?.look;
  useEffect(() => {
    if (look !== undefined) for (const draw of hooks?.views ?? []) draw();
  }, [hooks, look]);
  return hooks;
}

/** Hands the page the acts on the places of the editor. */
export function usePlaceControl(
  control: Ref<PlaceControl> | undefined,
  editor: Editor,
  hooks: PlaceHooks | undefined,
): void {
  useImperativeHandle(control, () => placeControl(editor, hooks), [editor, hooks]);
}
