export const riskMatrices = {
  title: '判定标准',
};
