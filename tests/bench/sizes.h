#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/chart/layout.h"

namespace orgplan::bench {

/// The generated spec of that many seats, four stages, one line a seat; made once for each size.
const std::string& spec_text(std::size_t seats);
/// The same in a file, for the commands; removed when the program ends.
const std::string& spec_file(std::size_t seats);
/// A file beside it for what a command writes.
std::string picture_file();
/// Its seats at the last stage as boxes of one size, under their managers.
const std::vector<Box>& boxes(std::size_t seats);

/// Called by main: the benchmarks of the slow floors too (`--slow`).
void add_check_benchmarks(bool slow);
void add_draw_benchmarks(bool slow);

}  // namespace orgplan::bench
