#pragma once

#include <cmath>
#include <cstddef>

// Sizes of what is on a card, in units of the layout; private to the faces.

namespace orgplan::scene {

inline constexpr double kName = 10;
inline constexpr double kText = 8.5;
inline constexpr double kSmall = 8;
inline constexpr double kPitch = 13;   // from row to row
inline constexpr double kHeader = 21;  // height of a team card's header, its inset included
inline constexpr double kInset = 3;
inline constexpr double kPadding = 10;       // beside text
inline constexpr double kLetter = 10;        // the width of a letter of colours
inline constexpr double kSquare = 5;         // of a row's colour, as a fill
inline constexpr double kStripeLetter = 12;  // where it is beside a stripe
inline constexpr double kSignGap = 1;        // between two signs
inline constexpr double kMostName = 150;
inline constexpr double kMostTitle = 170;
inline constexpr double kWrapTitle = 135;         // a longer title is broken into lines
inline constexpr double kNextLine = 10;           // from a line of a text to the next one
inline constexpr std::size_t kMostLines = 4;      // of a text
inline constexpr std::size_t kMostRowLines = 3;   // of one in a row, or in a header
inline constexpr std::size_t kMostNameLines = 4;  // of who shares a seat

/// The length, up to the next half of a unit.
inline double half_up(double length) {
    return std::ceil(length * 2 - 1e-9) / 2;
}

}  // namespace orgplan::scene
