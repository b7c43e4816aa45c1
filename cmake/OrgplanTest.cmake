# What nearly every test includes, read once for all of them, as orgplan_headers is.
add_library(orgplan_test_headers OBJECT EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/headers.cpp)
target_include_directories(orgplan_test_headers PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(orgplan_test_headers PUBLIC GTest::gmock GTest::gtest fmt::fmt PRIVATE orgplan_warnings)
target_compile_options(orgplan_test_headers PUBLIC $<TARGET_PROPERTY:orgplan_headers,INTERFACE_COMPILE_OPTIONS>)
# The code of a test itself needs no checks for undefined behaviour: they are a third of its compile time. Libraries keep them.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=.*undefined")
    target_compile_options(orgplan_test_headers PUBLIC -fno-sanitize=undefined)
endif()
target_precompile_headers(orgplan_test_headers PRIVATE
    <algorithm> <array> <cstdint> <cstdlib> <filesystem> <fstream> <functional> <iterator> <map> <memory> <optional>
    <random> <set> <span> <sstream> <string> <string_view> <tuple> <unordered_map> <utility> <vector>
    <fmt/format.h> <fmt/ranges.h> <gmock/gmock.h> <gtest/gtest.h>
    "${PROJECT_SOURCE_DIR}/graph/model/organisation.h")

# orgplan_test(NAME SOURCES... LIBRARIES... [SHARDS n] [COST n]): a test program. CTest runs it in so many processes, each
# of which takes its share of the tests; the costly ones first.
function(orgplan_test name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "SHARDS;COST" "SOURCES;LIBRARIES")
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE
        orgplan_warnings orgplan_builtin ${ARG_LIBRARIES} GTest::gtest_main GTest::gmock fmt::fmt)
    target_compile_options(${name} PRIVATE $<TARGET_PROPERTY:orgplan_test_headers,INTERFACE_COMPILE_OPTIONS>)
    target_precompile_headers(${name} REUSE_FROM orgplan_test_headers)
    target_compile_definitions(${name} PRIVATE ORGPLAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(NOT ARG_SHARDS)
        set(ARG_SHARDS 1)
    endif()
    foreach(shard RANGE 1 ${ARG_SHARDS})
        math(EXPR index "${shard} - 1")
        add_test(NAME ${name}.${shard} COMMAND ${name})
        set_tests_properties(${name}.${shard} PROPERTIES
            ENVIRONMENT "GTEST_TOTAL_SHARDS=${ARG_SHARDS};GTEST_SHARD_INDEX=${index}" COST "${ARG_COST}")
    endforeach()
endfunction()
