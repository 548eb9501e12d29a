export const consistency = {
  title: '数据核对',
};
