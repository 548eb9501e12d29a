export const information = {
  title: '信息报送',
};
