export const workingCalendars = {
  title: '节假日安排',
};
