export const community = {
  title: '志愿服务站点',
};
