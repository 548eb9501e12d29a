/** Words of the few things that the operating system draws: context menu, the question before a link. */
export const NATIVE_TEXT = {
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  undo: '撤销',
  redo: '重做',
  edit: '编辑',
  openLink: '要用系统浏览器打开下面的网址吗？程序本身不会联网。',
  open: '打开',
  cancel: '取消',
} as const;
