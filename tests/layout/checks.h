#pragma once

#include <span>
#include <string>

#include "graph/chart/layout/layout.h"

namespace orgplan {
using namespace layout;

/// What is wrong with a layout, in words; empty where nothing is: boxes that overlap or leave the page, lines through
/// boxes or upon those of another parent, ends of lines that touch no box, siblings out of order.
std::string faults(std::span<const Box> boxes, const Layout& layout);

/// What is wrong with the routes: not orthogonal, through a box or too near to one, upon a solid line or a line to
/// another target, ends that are not at their row. A link without a line is not wrong.
std::string faults(const Layout& layout, std::span<const DottedLink> links, std::span<const DottedRoute> routes);

}  // namespace orgplan
