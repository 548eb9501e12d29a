import { type DragEvent, useState } from 'react';

/**
 * Takes dropped files at a place: its handlers and the mark while something is held over it. Dragging is the pointer's second way; a
 * button beside it is the keyboard's.
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void, { enabled = true } = {}) {
  const [over, setOver] = useState(false);
  return {
    'data-over': over,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(enabled);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (enabled) onFiles([...event.dataTransfer.files]);
    },
  };
}
