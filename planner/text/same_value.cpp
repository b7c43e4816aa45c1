#include "planner/text/same_value.h"

namespace orgplan::text {

bool same_value(Node a, Node b) {
    if (a.kind() != b.kind()) return false;
    if (a.is_scalar()) return a.text() == b.text();
    if (a.is_map()) {
        std::size_t more = 0;
        for (const Node child : a) {
            const Node other = b.find(child.key());
            if (!other || !same_value(child, other)) return false;
            ++more;
        }
        for (Node child = b.first(); child; child = child.next()) {
            if (more-- == 0) return false;
        }
        return true;
    }
    Node left = a.first();
    Node right = b.first();
    for (; left && right; left = left.next(), right = right.next()) {
        if (!same_value(left, right)) return false;
    }
    return !left && !right;
}

}  // namespace orgplan::text
