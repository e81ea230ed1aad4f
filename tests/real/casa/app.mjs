// A small service in the terms of @dwp/govuk-casa: which pages there are, what they ask, and what becomes of the answers.
// Everything else - sessions, tokens, validation, error summaries, steering, markup - is the engine's own.
import { randomInt } from "node:crypto";
import express from "express";
import { Plan, configure, endSession, field, validators as rules } from "@dwp/govuk-casa";

const DISTRICTS = ["Castle Gate", "Harbour", "Mill Hill", "Old Town"];
const CONTACTS = ["email", "letter"];
const SUBJECTS = ["fiction", "history", "science", "children"];

const message = (text, more = {}) => ({ errorMsg: { inline: text, summary: text, ...more } });
const required = (text, more) => rules.required.make(message(text, more));
const oneOf = (source, text) => rules.inArray.make({ source, ...message(text) });

const cards = new Map();

const sendIn = (req, res, next) => {
  let reference;
  do {
    reference = `LC-${randomInt(100000, 900000)}`;
  } while (cards.has(reference));
  cards.set(reference, { district: req.casa.journeyContext.getDataForPage("library").district });
  endSession(req, (error) => {
    if (error) return next(error);
    req.session.reference = reference;
    req.session.save(() => res.redirect(302, "/card-requested"));
  });
};

const pages = [
  {
    waypoint: "name",
    fields: [field("fullName").validators([required("Enter your full name")])],
  },
  {
    waypoint: "date-of-birth",
    fields: [
      field("born").validators([
        required("Enter your date of birth", { focusSuffix: ["[dd]", "[mm]", "[yyyy]"] }),
        rules.dateObject.make({
          allowSingleDigitDay: true,
          allowSingleDigitMonth: true,
          beforeOffsetFromNow: { days: 0 },
          ...message("Date of birth must be a real date"),
          errorMsgBeforeOffset: message("Date of birth must be in the past").errorMsg,
        }),
      ]),
    ],
  },
  {
    waypoint: "contact",
    fields: [
      field("contact").validators([
        required("Select how we should contact you"),
        oneOf(CONTACTS, "Select how we should contact you"),
      ]),
      field("email", { optional: true })
        .validators([required("Enter your email address"), rules.email.make(message("Enter a real email address"))])
        .conditions([({ journeyContext }) => journeyContext.getDataForPage("contact").contact === "email"]),
    ],
  },
  {
    waypoint: "library",
    fields: [
      field("district").validators([required("Select your library"), oneOf(DISTRICTS, "Select your library")]),
      field("subjects", { optional: true }).validators([oneOf(SUBJECTS, "Select subjects from the list")]),
    ],
  },
  {
    waypoint: "check-your-answers",
    fields: [
      field("declaration").validators([required("Confirm that the answers are correct"), oneOf(["yes"], "Confirm")]),
    ],
    hooks: [
      {
        hook: "prerender",
        middleware: (req, res, next) => {
          res.locals.answers = req.casa.journeyContext.getData();
          next();
        },
      },
      { hook: "preredirect", middleware: sendIn },
    ],
  },
].map((page) => ({ ...page, view: `pages/${page.waypoint}.njk` }));

const plan = new Plan();
plan.addSequence(...pages.map((page) => page.waypoint));

const { ancillaryRouter, mount } = configure({
  views: [`${import.meta.dirname}/views`],
  i18n: { dirs: [`${import.meta.dirname}/locales`], locales: ["en"] },
  session: { name: "library", secret: "only for a test", secure: false, ttl: 3600 },
  pages,
  plan,
});

ancillaryRouter.get("/", (req, res) => res.render("start.njk"));
ancillaryRouter.get("/card-requested", (req, res, next) =>
  req.session.reference ? res.render("card-requested.njk", { reference: req.session.reference }) : next("route"),
);
ancillaryRouter.get("/status", (req, res) => {
  const asked = String(req.query.reference ?? "").trim();
  res.render("status.njk", { asked, card: cards.get(asked.toUpperCase()) });
});

const server = mount(express()).listen(0, "127.0.0.1", () => console.log(server.address().port));
