/** Why a password is refused (security-and-exchange.md §3.3). */
export const passwordReasons = {
  length: '须为 10 至 128 个字符',
  classes: '大写、小写、数字、其他字符至少三类，或不少于 16 个字符',
  login: '不能包含登录名',
  common: '太常见',
  reused: '与最近用过的相同',
};
