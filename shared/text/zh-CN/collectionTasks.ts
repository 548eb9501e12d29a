export const collectionTasks = {
  title: '材料征集',
};
