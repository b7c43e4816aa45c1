#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What the HTML page of a chart is made of, as plain data: data.ts beside this file says the same to the page, and
// page_json.cpp writes it. The number of a thing is its place in the list of such things; -1 is none. Lengths are in
// points.

namespace orgplan::page {

/// The colours of one thing on a light and on a dark ground, as `#rrggbb`.
struct ColourPair {
    std::string light;
    std::string dark;
    bool operator==(const ColourPair&) const = default;
};

/// What a colour says: one value of several.
struct ColourValue {
    std::string name;
    std::string letter;
    ColourPair colour;
};

/// What the colours of seats may say.
struct ColourBy {
    std::string id;
    std::string label;
    std::vector<ColourValue> values;  ///< as the legend lists them
};

struct DottedLine {
    int seat = -1;  ///< -1: somebody who is not on the page
    std::string why;
    bool operator==(const DottedLine&) const = default;
};

/// A seat from a stage on, until its next state.
struct SeatState {
    int from = 0;       ///< stage
    bool gone = false;  ///< it is not there from then on; nothing else is said but that it `opens` after all stages
    bool vacant = false;
    std::string holder;
    int role = -1;
    std::string title;
    int unit = -1;
    std::string level, location, employment, fte, opens, ends;
    std::vector<std::string> tags;
    std::vector<std::string> hats;
    int manager = -1;
    std::string above;  ///< who it reports to where that is no seat of the page at the stage; neither: nobody
    std::string why;    ///< why the line runs to the manager, as a phrase
    std::vector<DottedLine> dotted;
    std::vector<int> categories;  ///< which value of each of `PageData::colour_by`
    std::string cost;             ///< empty: it is not shown
    bool operator==(const SeatState&) const = default;
};

struct Seat {
    std::string id;
    std::string written;  ///< "acme.yaml:12"; of several specs in the first that has it
    std::vector<SeatState> states;
    std::vector<std::string> written_in = {};  ///< of several specs: by spec, empty where it is not in one
    std::vector<std::string> was = {};         ///< of several specs: other ids that it has in some of them
};

struct Unit {
    std::string id;
    std::string name;
    std::string kind;
    int parent = -1;
};

struct Role {
    std::string id;
    std::string title;
    std::string definition;
    std::vector<std::string> unlike;  ///< how it differs from its neighbours, a sentence each
};

/// Whose colour a part of a card has.
enum : int { kOwnColour = -1, kOfMostSeats = -2 };
/// The colour of a text on a fill that has the colour of most seats: white or ink, what can be read.
constexpr int kInkOnFill = -1;

struct FaceFill {
    double x = 0, y = 0, width = 0, height = 0, radius = 0;
    int colour = 0;
    int seat = kOwnColour;
    bool operator==(const FaceFill&) const = default;
};

struct FaceText {
    double x = 0, baseline = 0, size = 0;
    double width = 0;  ///< as measured; 0: it has letters that no font had
    int style = 0;     ///< 1: bold; 2: struck; 3: both
    int colour = 0;
    std::string text;
    bool operator==(const FaceText&) const = default;
};

/// The look of a card, its upper left corner at 0, 0.
struct Face {
    double width = 0, height = 0, radius = 0;
    int stroke = 0, fill = 0;
    bool dashed = false;
    std::vector<FaceFill> fills;
    std::vector<FaceText> texts;
    std::vector<double> rows;  ///< the middles of its rows, of which each is a seat
    bool operator==(const Face&) const = default;
};

struct Card {
    std::string id;
    int place = 0;  ///< among the cards of all stages together, ascending; parents before children
    enum class Kind : std::uint8_t { seat, team } kind = Kind::seat;
    int parent = -1;
    bool assistant = false;
    int side = 0;  ///< of an assistant: 1 right, 2 left
    int face = 0;
    int closed = -1;  ///< the face of a team that is closed
    std::vector<int> seats;
    int unit = -1;
    std::string spoken;
};

/// A dotted line between cards of a stage.
struct Link {
    int from = 0, to = 0;
    double from_at = -1, to_at = -1;  ///< heights of rows below the upper edges; -1: the whole card
    std::string title;
};

struct Change {
    enum class Kind : std::uint8_t { fresh, gone, moved, carried, promoted, manager, other } kind = Kind::other;
    int seat = -1;
    std::string text;
};

struct Figure {
    std::string label;
    std::string value;
};

/// Who is to start.
struct HiringTable {
    int seats = 0;  ///< that its rows fill by the stage; those that wait for a freeze to end are not among them
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

struct Stage {
    std::string id, name;
    std::string when;  ///< `2027-01-31`; empty: it has no date
    std::string date;  ///< "31 January 2027"
    std::string counts;
    std::vector<Card> cards;  ///< parents before children
    std::vector<Link> links;
    std::vector<Figure> figures;
    std::vector<Change> changes;
    HiringTable hiring;
    int spec = 0;   ///< of `PageData::specs`
    int twin = -1;  ///< of several specs: the same stage in the first of them
};

struct Finding {
    std::string rule, severity, message, why, help, place;
    std::vector<int> stages;
    std::vector<int> seats;
    std::vector<int> units;
    std::vector<int> specs = {};  ///< in which it is found; empty: the page is of one spec
};

/// What a page shows at first, where that is not its last stage alone.
struct Opening {
    int stage = 0;
    int beside = -1;    ///< the stage that it is compared with; -1: none
    bool both = false;  ///< both states in one chart; else beside each other
};

struct PageData {
    std::string heading;
    std::string program;
    std::string today;
    bool hold = true;
    std::vector<std::string> left_out;
    std::vector<ColourPair> colours;
    std::vector<ColourBy> colour_by;
    std::vector<Seat> seats;
    std::vector<Unit> units;
    std::vector<Role> roles;
    std::vector<Face> faces;
    std::vector<Stage> stages;
    std::vector<Finding> findings;
    std::vector<std::string> specs = {};  ///< what those of several are called; empty: it is of one
    std::optional<Opening> opening = {};
};

}  // namespace orgplan::page
