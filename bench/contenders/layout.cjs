/** The chart of each service: one for all, or one each; with references, nine in ten charts follow the tenth. */
module.exports.chartOf = function chartOf(Chart, app, layout) {
  if (layout === 'one') {
    const chart = new Chart(app, 'all');
    return () => chart;
  }
  let hub;
  return (index) => {
    const chart = new Chart(app, `chart-${index}`);
    if (layout === 'references') {
      if (index % 10 === 0) hub = chart;
      else chart.addDependency(hub);
    }
    return chart;
  };
};
