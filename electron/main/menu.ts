import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { NATIVE_TEXT } from '#shared/features/native/native.text.ts';

/**
 * No menu bar: the page has its own commands. Windows and Linux keep the edit shortcuts without one; macOS has them
 * only through a menu.
 */
export function setMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { label: NATIVE_TEXT.edit, submenu: editItems() }]),
  );
}

/** The right mouse button on text: cut, copy, paste, and nothing else. */
export function addContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, details) => {
    const items = editItems().filter((item) => details.isEditable || item.role === 'copy');
    if (details.isEditable || details.selectionText !== '') Menu.buildFromTemplate(items).popup();
  });
}

function editItems(): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: NATIVE_TEXT.undo },
    { role: 'redo', label: NATIVE_TEXT.redo },
    { role: 'cut', label: NATIVE_TEXT.cut },
    { role: 'copy', label: NATIVE_TEXT.copy },
    { role: 'paste', label: NATIVE_TEXT.paste },
    { role: 'selectAll', label: NATIVE_TEXT.selectAll },
  ];
}
